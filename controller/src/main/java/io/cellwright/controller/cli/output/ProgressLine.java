package io.cellwright.controller.cli.output;

/// One line that says how far something is. On a terminal it is drawn over again and again;
/// elsewhere each state that differs is a line of its own.
public final class ProgressLine {

    private static final int BAR = 24;
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final Terminal terminal;
    private String last = "";
    private String lastSummary = "";
    private boolean silent;

    public ProgressLine(Terminal terminal) {
        this.terminal = terminal;
    }

    /// Shows a state.
    ///
    /// @param share from 0 to 1, how long the bar is
    /// @param summary what happened: a new line where nothing can be drawn over
    /// @param detail what changes all the time: only drawn on a terminal
    public synchronized void show(double share, String summary, String detail) {
        if (silent) {
            return;
        }
        if (terminal.animated()) {
            String line = bar(share) + " " + summary + (detail.isEmpty() ? "" : ", " + detail);
            if (!line.equals(last)) {
                terminal.err().print(CLEAR_LINE + line);
                terminal.err().flush();
                last = line;
            }
        } else if (!summary.equals(lastSummary)) {
            terminal.tell(summary + (detail.isEmpty() ? "" : ", " + detail));
            lastSummary = summary;
        }
    }

    /// A message that stays, above the line.
    public synchronized void tell(String message) {
        if (silent) {
            return;
        }
        if (terminal.animated() && !last.isEmpty()) {
            terminal.err().print(CLEAR_LINE);
        }
        terminal.tell(message);
        if (terminal.animated() && !last.isEmpty()) {
            terminal.err().print(last);
            terminal.err().flush();
        }
    }

    /// Ends the line for good: nothing more is shown or told.
    public synchronized void silence() {
        end();
        silent = true;
    }

    /// Ends the line; what is printed next stands below it.
    public synchronized void end() {
        if (terminal.animated() && !last.isEmpty()) {
            terminal.tell("");
        }
        last = "";
    }

    private static String bar(double share) {
        int filled = (int) Math.floor(Math.clamp(share, 0, 1) * BAR);
        return "[" + "#".repeat(filled) + "-".repeat(BAR - filled) + "]";
    }
}
