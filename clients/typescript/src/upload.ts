/** The form of an operation that takes files. */
export function formOf(fields: object): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined) continue;
    if (value instanceof File) form.append(name, value, value.name);
    else if (value instanceof Blob) form.append(name, value, name);
    else form.append(name, String(value));
  }
  return form;
}

/** As `fetch`, and tells how much has been sent: `fetch` itself cannot. */
export function sendWithProgress(
  url: string,
  init: RequestInit & { headers: Headers },
  onProgress: (sent: number, total: number) => void,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(init.method ?? "POST", url);
    request.responseType = "blob";
    request.withCredentials = init.credentials === "include";
    init.headers.forEach((value, name) => request.setRequestHeader(name, value));
    request.upload.onprogress = ({ loaded, total }) => onProgress(loaded, total);
    request.onerror = () => reject(new TypeError("the request has failed"));
    request.onabort = () => reject(init.signal?.reason ?? new DOMException("aborted", "AbortError"));
    request.onload = () => {
      const headers = new Headers();
      for (const line of request.getAllResponseHeaders().trim().split(/\r?\n/)) {
        const colon = line.indexOf(":");
        if (colon > 0) headers.append(line.slice(0, colon), line.slice(colon + 1).trim());
      }
      const body = request.status === 204 || request.status === 304 ? null : (request.response as Blob);
      resolve(new Response(body, { status: request.status, statusText: request.statusText, headers }));
    };
    init.signal?.addEventListener("abort", () => request.abort(), { once: true });
    request.send(init.body as XMLHttpRequestBodyInit);
  });
}
