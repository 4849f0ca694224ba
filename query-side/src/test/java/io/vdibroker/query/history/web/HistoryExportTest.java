package io.vdibroker.query.history.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vdibroker.api.history.query.HistoryCategory;
import io.vdibroker.api.history.query.HistoryEntryView;
import io.vdibroker.api.history.query.HistoryView;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class HistoryExportTest {

    private static final int PAGE = 200;
    private static final long EVENTS = 100_000;

    private final Reader reader = new Reader();
    private int asked;
    private long told;

    @Test
    void writesEachPageBeforeItAsksForTheNext() throws IOException {
        export(cursor -> {
            assertThat(reader.lines).isEqualTo(cursor);
            assertThat(reader.flushed).isEqualTo(cursor);
            return page(cursor);
        });
        assertThat(reader.lines).isEqualTo(EVENTS);
        assertThat(asked).isEqualTo((int) (EVENTS / PAGE));
    }

    @Test
    void asksForNothingMoreWhenItsReaderIsGone() {
        reader.leavesAfter = 10 * PAGE + 1;
        assertThatThrownBy(() -> export(this::page)).isInstanceOf(IOException.class);
        assertThat(asked).isEqualTo(11);
        assertThat(told).isLessThanOrEqualTo(reader.leavesAfter + 1);
    }

    @Test
    void endsAtAPageThatCannotBeHad() {
        assertThatThrownBy(() -> export(cursor -> {
                    if (cursor >= 3 * PAGE) {
                        throw new IllegalStateException("not any more");
                    }
                    return page(cursor);
                }))
                .hasMessage("not any more");
        assertThat(reader.lines).isEqualTo(3 * PAGE);
    }

    @Test
    void goesOnAfterAPageWithoutEntries() throws IOException {
        new HistoryExport(cursor -> new HistoryView(List.of(view(7)), null), this::entry, 7)
                .write(new HistoryView(List.of(), 5L), reader);
        assertThat(reader.text()).startsWith("{\"position\":7,").endsWith("\"payload\":{\"n\":7}}\n");
    }

    @Test
    void endsWhereTheHistoryEndedWhenItBegan() throws IOException {
        new HistoryExport(this::page, this::entry, PAGE + 2).write(page(0), reader);
        assertThat(reader.lines).isEqualTo(PAGE + 3);
        assertThat(asked).isEqualTo(2);
    }

    private void export(HistoryExport.Pages pages) throws IOException {
        new HistoryExport(pages, this::entry, EVENTS).write(page(0), reader);
    }

    private HistoryView page(long cursor) {
        asked++;
        var items = LongStream.range(cursor, Math.min(EVENTS, cursor + PAGE))
                .mapToObj(HistoryExportTest::view)
                .toList();
        return new HistoryView(items, cursor + PAGE < EVENTS ? cursor + PAGE : null);
    }

    private static HistoryEntryView view(long position) {
        return new HistoryEntryView(
                position,
                "event",
                Instant.EPOCH,
                "PoolActivated",
                HistoryCategory.POOL,
                List.of(),
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                "{\"n\":" + position + "}");
    }

    private HistoryBody.Entry entry(HistoryEntryView view) {
        told++;
        return new HistoryBody.Entry(
                view.position(),
                view.eventId(),
                view.at(),
                view.type(),
                view.category(),
                "two\nlines",
                view.subjects(),
                null,
                null,
                null,
                null,
                null,
                null,
                view.payload());
    }

    /** Counts lines and keeps the beginning. */
    private static final class Reader extends OutputStream {

        private final StringBuilder beginning = new StringBuilder();
        private long lines;
        private long flushed;
        private long leavesAfter = Long.MAX_VALUE;

        String text() {
            return beginning.toString();
        }

        @Override
        public void write(int character) throws IOException {
            if (lines >= leavesAfter) {
                throw new IOException("Broken pipe");
            }
            if (character == '\n') {
                lines++;
            }
            if (beginning.length() < 1000) {
                beginning.append((char) character);
            }
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            for (var each : new String(bytes, offset, length, StandardCharsets.US_ASCII).toCharArray()) {
                write(each);
            }
        }

        @Override
        public void flush() {
            flushed = lines;
        }
    }
}
