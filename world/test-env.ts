// what every test file starts from; a file that asks the database sets its own URLs (test-database.ts)
process.env.APP_URL = 'http://localhost:3999';
process.env.APP_SECRET = 'a secret of tests that is long enough for them';
process.env.MAIL_URL = 'smtp://127.0.0.1:9';
process.env.DATABASE_URL = 'postgres://nobody/nothing';
process.env.GATE_DATABASE_URL = 'postgres://nobody/nothing';
process.env.MIGRATION_DATABASE_URL = 'postgres://nobody/nothing';
