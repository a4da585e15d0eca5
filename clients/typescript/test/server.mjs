// A demo marketplace for one test file, in a directory of its own. HIREHALL names the program.
import { spawn } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createServer } from "node:net";
import { createInterface } from "node:readline";

const PROGRAM = resolve(process.env.HIREHALL ?? "../../target/debug/hirehall");

export async function startServer() {
  const home = await mkdtemp(join(tmpdir(), "hirehall-client-"));
  // Cookies are for pages of the public URL, which has a port before the server listens.
  const port = await freePort();
  const child = spawn(PROGRAM, ["demo", "--listen", `127.0.0.1:${port}`], {
    cwd: home,
    env: { ...process.env, HIREHALL_PUBLIC_URL: `http://localhost:${port}` },
    stdio: ["ignore", "pipe", "ignore"],
  });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  await new Promise((found, failed) => {
    ended.then((code) => failed(new Error(`the server has ended with ${code}`)));
    createInterface({ input: child.stdout }).on("line", (line) => {
      if (line.includes(" serves ")) found();
    });
  });
  return {
    url: `http://localhost:${port}`,
    /** The token of the link in the newest mail to an address. */
    async mailedToken(address) {
      for (;;) {
        const mails = join(home, "demo-data", "mail");
        const names = await readdir(mails).catch(() => []);
        // An unfinished mail ends in `.part`, and has another name a moment later.
        for (const name of names.filter((name) => name.endsWith(".eml"))) {
          const mail = await readFile(join(mails, name), "utf8");
          const token = mail.replaceAll("=\r\n", "").replaceAll("=3D", "=").match(/token=([\w-]+)/)?.[1];
          if (mail.includes(address) && token) return token;
        }
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    async stop() {
      child.kill();
      await ended;
      await rm(home, { recursive: true, force: true });
    },
  };
}

function freePort() {
  return new Promise((found) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => found(port));
    });
  });
}

export const PASSWORD = "hirehall-demo";

/** A PNG of one pixel. */
export const pixel =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC";
