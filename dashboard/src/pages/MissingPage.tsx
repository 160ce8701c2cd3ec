/** An address that leads nowhere. */
export function MissingPage({ what }: { what: string }) {
  return (
    <section className="card empty" data-testid="missing-page">
      <h1>Nothing here</h1>
      <p>{what}</p>
      <p>
        <a className="button" href="#/searches">
          All searches
        </a>
      </p>
    </section>
  );
}
