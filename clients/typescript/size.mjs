// The hand-written layer, minified and compressed, has at most 15 KB; with the table of operations it is told, too.
import { build } from "esbuild";
import { gzipSync } from "node:zlib";

const LARGEST = 15 * 1024;

async function size(external) {
  const { outputFiles } = await build({
    entryPoints: ["src/index.ts"],
    bundle: true,
    minify: true,
    format: "esm",
    write: false,
    external,
  });
  return gzipSync(outputFiles[0].contents).length;
}

const [layer, all] = [await size(["./generated/operations.js"]), await size([])];
console.log(`layer: ${layer} bytes; with the table of operations: ${all} bytes`);
if (layer > LARGEST) {
  console.error(`the layer has more than ${LARGEST} bytes`);
  process.exitCode = 1;
}
