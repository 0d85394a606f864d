import { whenIdle } from '../app/when-idle.ts';

/** One tone: Hz, when it starts and how long it lasts, in seconds. */
interface Tone {
  readonly hertz: number;
  readonly at: number;
  readonly for: number;
}

/** Three falling pairs: heard through talk, unlike any telephone. */
const CRITICAL: readonly Tone[] = [0, 0.5, 1].flatMap((at) => [
  { hertz: 932, at, for: 0.18 },
  { hertz: 698, at: at + 0.2, for: 0.22 },
]);
const WARNING: readonly Tone[] = [{ hertz: 698, at: 0, for: 0.3 }];
const LOUDNESS = 0.22;
/** Without a ramp, switching a tone on and off clicks. */
const RAMP_S = 0.015;

/**
 * Opening the sound device holds the page for up to a tenth of a second: whoever has just begun to
 * work waits for none of it, so it is opened once they have rested for so long, ms.
 */
const REST_MS = 2_000;
/** A sound that the device was not open for in time is dropped, ms. */
const LATE_MS = 1_000;

/**
 * The sound of an alert, made by the browser itself. A page may not sound before the person has
 * touched it: until then nothing is made, and what would have sounded is dropped.
 */
export class AlertSound {
  private context: AudioContext | null = null;
  /** The person has touched the page. */
  private wanted = false;
  private resting: ReturnType<typeof setTimeout> | undefined;
  private readonly target: EventTarget;

  constructor(target: EventTarget) {
    this.target = target;
    target.addEventListener('pointerdown', this.allow);
    target.addEventListener('keydown', this.allow);
  }

  /** Let go of the page; nothing sounds any more. */
  stop(): void {
    this.target.removeEventListener('pointerdown', this.allow);
    this.target.removeEventListener('keydown', this.allow);
    clearTimeout(this.resting);
    void this.context?.close();
    this.context = null;
    this.wanted = false;
  }

  /** Has the person touched the page, so that it may sound? */
  get isAllowed(): boolean {
    return this.context?.state === 'running';
  }

  play(severity: 'critical' | 'warning'): void {
    if (!this.wanted) return;
    const context = this.open();
    const asked = performance.now();
    const tones = severity === 'critical' ? CRITICAL : WARNING;
    const begin = (): void => {
      if (performance.now() - asked > LATE_MS) return;
      for (const tone of tones) sound(context, tone);
    };
    if (context.state === 'running') begin();
    else void context.resume().then(begin, () => undefined);
  }

  private readonly allow = (): void => {
    this.wanted = true;
    // A browser that wants it under the hand itself gets it with the next touch.
    if (this.context?.state === 'suspended') void this.context.resume();
    if (this.context) return;
    clearTimeout(this.resting);
    this.resting = setTimeout(() => whenIdle(() => this.wanted && this.open()), REST_MS);
  };

  private open(): AudioContext {
    clearTimeout(this.resting);
    // Nobody plays on it: larger buffers wake the page a third as often all the while that nothing sounds.
    return (this.context ??= new AudioContext({ latencyHint: 'playback' }));
  }
}

function sound(context: AudioContext, tone: Tone): void {
  const start = context.currentTime + tone.at;
  const end = start + tone.for;
  const gain = context.createGain();
  gain.gain.setValueAtTime(0, start);
  gain.gain.linearRampToValueAtTime(LOUDNESS, start + RAMP_S);
  gain.gain.setValueAtTime(LOUDNESS, end - RAMP_S);
  gain.gain.linearRampToValueAtTime(0, end);
  const oscillator = context.createOscillator();
  oscillator.type = 'triangle';
  oscillator.frequency.value = tone.hertz;
  oscillator.connect(gain).connect(context.destination);
  oscillator.start(start);
  oscillator.stop(end);
}
