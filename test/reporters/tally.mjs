import { appendFileSync } from 'node:fs';

/** Adds up what ran, for the closing line of CI; in CI a skipped test is a failure, since nothing there may be missing. */
export default class Tally {
  #skippedInCi = 0;

  onRunComplete(_contexts, results) {
    const { numPassedTests: passed, numFailedTests: failed, numPendingTests: skipped } = results;
    const broken = results.testResults.filter((each) => each.testExecError).length;
    if (process.env.CI && skipped > 0) {
      this.#skippedInCi = skipped;
      for (const { testFilePath, testResults } of results.testResults) {
        for (const { status, fullName } of testResults) {
          if (status === 'pending') process.stderr.write(`skipped in CI: ${testFilePath}: ${fullName}\n`);
        }
      }
    }
    if (process.env.TALLY_FILE) {
      appendFileSync(process.env.TALLY_FILE, `${passed} ${failed + broken + (process.env.CI ? skipped : 0)}\n`);
    }
  }

  getLastError() {
    return this.#skippedInCi > 0 ? new Error(`${this.#skippedInCi} tests were skipped in CI.`) : undefined;
  }
}
