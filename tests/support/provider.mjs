// A real OpenID provider (npm's oidc-provider) for the tests: node provider.mjs <module> <port, or 0> <redirect uri> …
// Says its issuer on the first line, and ends with its standard input. Whoever signs in chooses who they are: the login is
// `subject|address|whether it is verified|given name|family name`.

import { createServer } from "node:http";
import { generateKeyPair } from "node:crypto";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";

const [module, port, ...redirectUris] = process.argv.slice(2);
const { default: Provider } = await import(pathToFileURL(module));

const server = createServer();
await new Promise((listening) => server.listen(Number(port), "127.0.0.1", listening));
const issuer = `http://127.0.0.1:${server.address().port}`;

// A key of its own for each start: a provider that starts again has changed it.
const { privateKey } = await promisify(generateKeyPair)("rsa", { modulusLength: 2048 });
const key = privateKey.export({ format: "jwk" });

const provider = new Provider(issuer, {
    clients: ["client_secret_basic", "client_secret_post", "none"].map((method) => ({
        client_id: `hall ${method}`,
        client_secret: method === "none" ? undefined : "between us: 100% & more",
        token_endpoint_auth_method: method,
        redirect_uris: redirectUris,
    })),
    jwks: { keys: [{ ...key, kid: `key-${Date.now()}`, use: "sig", alg: "RS256" }] },
    cookies: { keys: ["for the tests alone"] },
    pkce: { required: () => true, methods: ["S256"] },
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["given_name", "family_name"] },
    findAccount: (_, login) => {
        const [sub, email, verified, given_name, family_name] = login.split("|");
        const claims = { sub, email, email_verified: verified === "verified", given_name, family_name };
        return { accountId: login, claims: () => claims };
    },
});
server.on("request", provider.callback());
process.stdout.on("error", () => {}); // Nobody reads on.
console.log(issuer);
process.stdin.on("end", () => process.exit()).resume();
