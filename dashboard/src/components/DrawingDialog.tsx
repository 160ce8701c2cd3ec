import type { RefObject } from "react";

interface DrawingDialogProps {
  ref: RefObject<HTMLDialogElement | null>;
  title: string;
  address: string;
  opened: boolean;
  onClose: () => void;
}

/**
 * A drawing at full size above the page. The browser keeps the focus inside while it is open, closes
 * it at Escape, and gives the focus back to what opened it.
 */
export function DrawingDialog({ ref, title, address, opened, onClose }: DrawingDialogProps) {
  return (
    <dialog
      ref={ref}
      className="drawing-dialog"
      aria-label={title}
      data-testid="drawing-dialog"
      onClose={onClose}
      // The panel below closes at Escape too.
      onKeyDown={(event) => event.stopPropagation()}
      onClick={(event) => {
        if (event.target === event.currentTarget) {
          event.currentTarget.close();
        }
      }}
    >
      <header className="card-head">
        <h2>{title}</h2>
        <a href={address} target="_blank" rel="noreferrer">
          On a page of its own
        </a>
        <button
          type="button"
          className="quiet-button"
          aria-label="Close the drawing"
          data-testid="drawing-dialog-close"
          onClick={() => ref.current?.close()}
        >
          ×
        </button>
      </header>
      {opened && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by keyboard.
        <div className="drawing-scroll" tabIndex={0}>
          <img src={address} alt={title} />
        </div>
      )}
    </dialog>
  );
}
