package io.vdibroker.query.history.web;

import io.vdibroker.api.history.query.HistoryEntryView;
import io.vdibroker.api.history.query.HistoryView;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Function;
import tools.jackson.databind.json.JsonMapper;

/** Writes the history as JSON lines. It never holds more than one page, however long the history is and slow its reader. */
final class HistoryExport {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /** What comes after the cursor of the page before. */
    interface Pages {
        HistoryView after(long cursor);
    }

    private final Pages pages;
    private final Function<HistoryEntryView, HistoryBody.Entry> telling;
    private final long end;

    /** Up to this position: else it would follow what happens meanwhile without end. */
    HistoryExport(Pages pages, Function<HistoryEntryView, HistoryBody.Entry> telling, long end) {
        this.pages = pages;
        this.telling = telling;
        this.end = end;
    }

    /** Goes on from this page to the last; an exception of the output says that nobody takes it any more. */
    void write(HistoryView first, OutputStream out) throws IOException {
        var page = first;
        while (true) {
            for (var entry : page.items()) {
                if (entry.position() <= end) {
                    out.write(MAPPER.writeValueAsBytes(telling.apply(entry)));
                    out.write('\n');
                }
            }
            out.flush();
            if (page.next() == null || page.next() >= end) {
                return;
            }
            page = pages.after(page.next());
        }
    }
}
