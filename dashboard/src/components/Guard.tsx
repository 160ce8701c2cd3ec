import { Component, type ReactNode } from "react";
import { Notice } from "./Notice";

interface GuardState {
  error: Error | null;
}

/** Shows an error of the page itself in place of the page. */
export class Guard extends Component<{ children: ReactNode }, GuardState> {
  override state: GuardState = { error: null };

  static getDerivedStateFromError(error: Error): GuardState {
    return { error };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) {
      return this.props.children;
    }
    return (
      <Notice kind="error" title="This page stopped working.">
        {error.message}{" "}
        <button type="button" className="link" onClick={() => window.location.reload()}>
          Load it again
        </button>
      </Notice>
    );
  }
}
