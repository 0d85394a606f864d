// How `npm start` launches main.ts. What Node compiled is kept between starts (in the system's
// temporary directory): the next start is quicker, and the part of Node that takes the types out of
// our sources need not be loaded, which would hold 30 MB for as long as the server runs. It is
// JavaScript, so that this file does not load that part itself; worker threads read the variable.
//
// `npm start` also gives Node a small nursery (--max-semi-space-size=4, in MB): most of what a message
// allocates is dead at once, and a server of 240 people stays 40 MB smaller. And one thread for what V8
// does behind (--v8-pool-size=1): with Node's four, a collection of everything took both processors of
// a small machine for a tenth of a second, and each commit of that time waited 15 ms for its disk.
import module from 'node:module';

process.env.NODE_COMPILE_CACHE ??= module.enableCompileCache().directory;
await import('./main.ts');
