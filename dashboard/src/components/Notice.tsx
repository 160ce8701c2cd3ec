import type { ReactNode } from "react";
import type { ApiError } from "../api/error";
import type { Connection } from "../api/eventStream";

interface NoticeProps {
  kind: "error" | "warning" | "info";
  title: string;
  children?: ReactNode;
  onClose?: () => void;
}

/** A message across the page. Errors are announced at once, the rest when there is time. */
export function Notice({ kind, title, children, onClose }: NoticeProps) {
  return (
    <div
      className={`notice notice-${kind}`}
      role={kind === "error" ? "alert" : "status"}
      data-testid={`notice-${kind}`}
    >
      <div>
        <strong>{title}</strong>
        {children !== undefined && <div>{children}</div>}
      </div>
      {onClose !== undefined && (
        <button type="button" className="quiet-button" onClick={onClose} aria-label="Dismiss">
          ×
        </button>
      )}
    </div>
  );
}

/** What is wrong with the connection to the controller, if anything. */
export function FeedNotice({
  error,
  connection,
}: {
  error: ApiError | null;
  connection: Connection;
}) {
  if (error !== null && !error.unreachable) {
    return (
      <Notice kind="error" title="The controller reports a problem.">
        {error.message} Trying again every few seconds.
      </Notice>
    );
  }
  if (error !== null || connection === "lost") {
    return (
      <Notice kind="warning" title="The connection to the controller was lost.">
        What you see may be out of date. Connecting again…
      </Notice>
    );
  }
  return null;
}
