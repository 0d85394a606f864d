// The peer's SQLite extension asks for better-sqlite3, a native module that must be compiled for the
// pinned Node. These few lines give it the same three calls on Node's own SQLite, so that the peer
// runs on the same runtime and the same database engine as we do, and installs in seconds.
import { DatabaseSync } from 'node:sqlite';

export default class Database {
  constructor(file) {
    this.db = new DatabaseSync(file);
  }
  exec(sql) {
    this.db.exec(sql);
  }
  prepare(sql) {
    const statement = this.db.prepare(sql);
    return {
      get: (values) => statement.get(values),
      run: (values) => statement.run(values),
    };
  }
  close() {
    this.db.close();
  }
}
