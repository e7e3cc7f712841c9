// Runs a model in onnxruntime-node: for every line it reads, a round of some runs, answered with milliseconds a run.
const { InferenceSession, Tensor } = require('onnxruntime-node');
const [, , path, runs] = process.argv;

(async () => {
  const session = await InferenceSession.create(path, { intraOpNumThreads: 1, interOpNumThreads: 1, executionMode: 'sequential', extra: { session: { intra_op: { allow_spinning: '0' } } } });
  const image = new Tensor('float32', Float32Array.from({ length: 13 * 256 * 256 }, (_, i) => (i % 255) / 255), [1, 13, 256, 256]);
  for await (const _ of require('readline').createInterface({ input: process.stdin })) {
    const start = process.hrtime.bigint();
    for (let i = 0; i < Number(runs); i++) await session.run({ image });
    console.log(Number(process.hrtime.bigint() - start) / 1e6 / Number(runs));
  }
})();
