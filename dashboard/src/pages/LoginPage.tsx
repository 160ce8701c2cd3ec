/** Shown where the controller does not know the reader. */
export function LoginPage() {
  return (
    <section className="card login" aria-labelledby="login-title" data-testid="login-page">
      <img src="/icon.svg" width="52" height="52" alt="" />
      <h1 id="login-title">Not logged in</h1>
      <p>
        This browser has no session with the controller, or the session has ended. Ask for a
        one-time address on the machine that runs the controller:
      </p>
      <pre>
        <code>./cellwright login</code>
      </pre>
      <p>
        Open the address that it prints. Each address works once; the browser then stays logged in.
      </p>
      <button type="button" className="button" onClick={() => window.location.reload()}>
        Try again
      </button>
    </section>
  );
}
