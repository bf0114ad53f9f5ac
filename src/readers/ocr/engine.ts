import { readFile } from 'node:fs/promises';
import type { Box, DetectionService, Image, OrtInferenceSession } from 'paddleocr';
import { decodeLine, type RecognisedCharacter } from './decode-line.ts';
import { type OcrPackages, ocrPackages } from './packages.ts';
import type { Picture } from './picture.ts';

/** A line of text in a picture. */
export interface RecognisedLine {
  readonly characters: readonly RecognisedCharacter[];
  /** the middle of its beginning and of its end, in pixels from the upper left corner */
  readonly begin: Point;
  readonly end: Point;
  /** pixels across the line, with some margin */
  readonly height: number;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** What recognises text in pictures. */
export interface Engine {
  /** the programs with their versions */
  readonly engine: string;
  /** the trained model with its version */
  readonly model: string;
  /** the lines of a picture, in no order; `side` is the length in pixels at which its longer side is looked at for lines */
  readonly linesOf: (picture: Picture, side: number) => Promise<readonly RecognisedLine[]>;
}

const engines = new Map<string, Promise<Engine>>();

/**
 * Loads what recognises text, once for the life of the process, as a module at this URL finds it.
 *
 * Rejects with a ReadError that says what to install. It computes in WebAssembly on one thread without relaxed
 * SIMD, so that the same picture gives the same text on every machine; no process or thread is left to end.
 */
export function ocrEngine(from = import.meta.url): Promise<Engine> {
  const engine = engines.get(from) ?? ocrPackages(from).then(loaded);
  engines.set(from, engine);
  return engine;
}

/** The model takes lines of this height in pixels, and gives a step for each 8 pixels along them. */
const HEIGHT = 48;
const STEP = 8;
/** The shortest line that the model takes, in pixels. */
const WIDTH = 320;
/** A box this many times as high as it is wide is text from top to bottom. */
const UPRIGHT = 2;

async function loaded({ paddle, onnx, models, engine, model }: OcrPackages): Promise<Engine> {
  onnx.env.wasm.numThreads = 1;
  onnx.env.logLevel = 'error';
  const session = async (file: string) =>
    (await onnx.InferenceSession.create(
      await readFile(`${models}assets/${file}`),
    )) as unknown as OrtInferenceSession;
  const runtime = onnx as unknown as ConstructorParameters<typeof DetectionService>[0];
  const detection = new paddle.DetectionService(runtime, await session('ch_PP-OCRv4_det_infer.onnx'), {
    channelOrder: 'bgr',
  });
  const recognition = await session('ch_PP-OCRv4_rec_infer.onnx');
  const [inputName = 'x'] = recognition.inputNames ?? [];
  const keys = await readFile(`${models}assets/ppocr_keys_v1.txt`, 'utf8');
  const dictionary = [...keys.trimEnd().split(/\r?\n/), ' '];

  async function lineIn(image: Image, box: Box): Promise<RecognisedLine | undefined> {
    const line = cornersOf(box);
    if (line === undefined) return undefined;
    const crop = image.cropRotated(line.corners);
    const width = Math.max(STEP, Math.ceil(HEIGHT * (crop.width / crop.height)));
    const small = crop.resize({ width, height: HEIGHT }).tensor({
      mean_values: [127.5, 127.5, 127.5],
      norm_values: [1 / 127.5, 1 / 127.5, 1 / 127.5],
      channel_order: 'bgr',
    });
    const full = Math.max(WIDTH, Math.ceil(width / STEP) * STEP);
    const input = new onnx.Tensor('float32', padded(small, width, full), [1, 3, HEIGHT, full]);
    const output = await recognition.run({ [inputName]: input as never });
    const { data, dims } = Object.values(output)[0] as { data: Float32Array; dims: readonly number[] };
    const [, steps, classes] = dims as [number, number, number];
    const filled = (steps * width) / full;
    const characters = decodeLine({ data, steps, classes, filled }, dictionary);
    return characters.length === 0 ? undefined : { characters, ...line };
  }

  // One picture at a time: the sessions are shared by all documents.
  let last: Promise<unknown> = Promise.resolve();
  async function linesOf({ width, height, data }: Picture, side: number) {
    const image = new paddle.Image(width, height, 3, data);
    const lines: RecognisedLine[] = [];
    for (const box of await detection.run(image, { maxSideLength: side, limitType: 'max' })) {
      const line = await lineIn(image, box);
      if (line !== undefined) lines.push(line);
      // What waits for its turn in this process (a time limit, another document) has it between two lines.
      await new Promise(setImmediate);
    }
    return lines;
  }
  return {
    engine,
    model,
    linesOf(picture, side) {
      const next = last.then(() => linesOf(picture, side));
      last = next.catch(() => undefined);
      return next;
    },
  };
}

type Corners = [Point, Point, Point, Point];

/** A box as a line from left to right: its corners clockwise from the beginning's upper one. Undefined for an empty one. */
function cornersOf({ points, x, y, width, height }: Box) {
  const corners: Corners = points ?? [
    { x, y },
    { x: x + width, y },
    { x: x + width, y: y + height },
    { x, y: y + height },
  ];
  const length = distance(middle(corners[0], corners[3]), middle(corners[1], corners[2]));
  const across = distance(middle(corners[0], corners[1]), middle(corners[3], corners[2]));
  if (length < 1 || across < 1) return undefined;
  if (across < length * UPRIGHT) {
    // A single narrow character, as a page number is, must not be taken for text from top to bottom.
    const wide = widened(corners, length < across ? across / length : 1);
    return lineOf(wide, across);
  }
  return lineOf(corners, length, true);
}

function lineOf(corners: Corners, height: number, upright = false) {
  const [a, b, c, d] = corners;
  const [begin, end] = upright ? [middle(a, b), middle(d, c)] : [middle(a, d), middle(b, c)];
  return { corners, begin, end, height };
}

function widened(corners: Corners, by: number): Corners {
  if (by === 1) return corners;
  const [a, b, c, d] = corners;
  const out = (one: Point, other: Point): Point => ({
    x: other.x + ((one.x - other.x) * (by + 1)) / 2,
    y: other.y + ((one.y - other.y) * (by + 1)) / 2,
  });
  return [out(a, b), out(b, a), out(c, d), out(d, c)];
}

function middle(one: Point, other: Point): Point {
  return { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 };
}

function distance(one: Point, other: Point): number {
  return Math.sqrt((one.x - other.x) ** 2 + (one.y - other.y) ** 2);
}

/** Three planes of `HEIGHT` rows, each row made longer by zeros. */
function padded(planes: Float32Array, width: number, full: number): Float32Array {
  if (width === full) return planes;
  const result = new Float32Array(3 * HEIGHT * full);
  for (let row = 0; row < 3 * HEIGHT; row += 1)
    result.set(planes.subarray(row * width, (row + 1) * width), row * full);
  return result;
}
