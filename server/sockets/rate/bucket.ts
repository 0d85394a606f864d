/** A token bucket: `burst` at once, `perSecond` in the long run. Time in ms is handed in. */
export class Bucket {
  private readonly perMs: number;
  private readonly burst: number;
  private tokens: number;
  private at: number;

  constructor(perSecond: number, burst: number, now: number) {
    this.perMs = perSecond / 1000;
    this.burst = burst;
    this.tokens = burst;
    this.at = now;
  }

  private refill(now: number): void {
    // A clock that steps back gives nothing and takes nothing.
    if (now > this.at)
      this.tokens = Math.min(this.burst, this.tokens + (now - this.at) * this.perMs);
    this.at = now;
  }

  /** Can `cost` be taken? More than the burst is allowed when the bucket is full, and owed. */
  has(cost: number, now: number): boolean {
    this.refill(now);
    return this.tokens >= Math.min(cost, this.burst);
  }

  /** Take `cost` if there. */
  take(cost: number, now: number): boolean {
    if (!this.has(cost, now)) return false;
    this.tokens -= cost;
    return true;
  }

  /** ms until `cost` can be taken. */
  wait(cost: number, now: number): number {
    this.refill(now);
    return Math.max(0, Math.ceil((Math.min(cost, this.burst) - this.tokens) / this.perMs));
  }

  full(now: number): boolean {
    this.refill(now);
    return this.tokens >= this.burst;
  }
}
