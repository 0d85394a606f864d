import { z } from 'zod';

// Imported before everything that makes a schema: zod would else try `new Function` to see whether
// it may, which our content security policy rightly stops and every browser's console reports.
z.config({ jitless: true });
