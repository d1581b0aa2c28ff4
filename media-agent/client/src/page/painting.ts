// SPDX-License-Identifier: Apache-2.0

/** What a test picture shows. */
export interface Subject {
  readonly label: string;
  /** In degrees. */
  readonly hue: number;
  readonly framesPerSecond: number;
}

/** A canvas of a page, or of a worker. */
export type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** A moving picture, easy to encode: large plain shapes, a hand that turns once in four seconds. */
export class Painting {
  readonly #font: string;
  #frames = 0;

  constructor(
    private readonly context: Context,
    private readonly subject: Subject,
  ) {
    this.#font = fontFor(context, subject.label, this.#unit);
  }

  /** Draws the next frame over the last one. */
  draw(): void {
    const { context, subject } = this;
    const { width, height } = context.canvas;
    const unit = this.#unit;
    const seconds = this.#frames++ / subject.framesPerSecond;
    const angle = (seconds / 4) * 2 * Math.PI;
    context.fillStyle = `hsl(${subject.hue} 38% 30%)`;
    context.fillRect(0, 0, width, height);
    context.fillStyle = `hsl(${subject.hue} 42% 36%)`;
    context.beginPath();
    context.arc(width / 2, height / 2, unit * 7.5, 0, 2 * Math.PI);
    context.fill();
    context.fillStyle = `hsl(${subject.hue} 62% 72%)`;
    context.beginPath();
    context.arc(
      width / 2 + Math.sin(angle) * unit * 7.5,
      height / 2 - Math.cos(angle) * unit * 7.5,
      unit * 0.9,
      0,
      2 * Math.PI,
    );
    context.fill();
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.fillStyle = `hsl(${subject.hue} 60% 92%)`;
    context.font = this.#font;
    context.fillText(subject.label, width / 2, height / 2 - unit * 0.6);
    context.font = `500 ${unit * 1.5}px ui-monospace, monospace`;
    context.fillText(`${seconds.toFixed(1)} s`, width / 2, height / 2 + unit * 3);
  }

  get #unit(): number {
    const { width, height } = this.context.canvas;
    return Math.min(width, height) / 20;
  }
}

/** As large as the disc allows. */
function fontFor(context: Context, label: string, unit: number): string {
  const font = (size: number): string => `600 ${size}px system-ui, sans-serif`;
  context.font = font(unit * 4);
  return font(unit * 4 * Math.min(1, (unit * 12.5) / context.measureText(label).width));
}
