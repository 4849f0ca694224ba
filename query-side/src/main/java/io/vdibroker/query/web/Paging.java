package io.vdibroker.query.web;

import io.vdibroker.query.QueryProperties;
import io.vdibroker.web.InvalidRequest;
import java.util.List;
import org.springframework.stereotype.Component;

/** Checks which page of a list is asked for, and in which order. */
@Component
public class Paging {

    private final QueryProperties properties;

    Paging(QueryProperties properties) {
        this.properties = properties;
    }

    /** Refuses pages before the first and sizes that are none. */
    public void check(int page, int size) {
        if (page < 0) {
            throw new InvalidRequest("page", "Pages are counted from 0");
        }
        check(size);
        if ((long) page * size > Integer.MAX_VALUE) {
            throw new InvalidRequest("page", "There are no so many pages");
        }
    }

    /** Refuses sizes that are none. */
    public void check(int size) {
        if (size < 1 || size > properties.largestPage()) {
            throw new InvalidRequest("size", "A page holds from 1 to " + properties.largestPage() + " items");
        }
    }

    /** The same for a list that can be sorted by these fields; a minus turns the order round. */
    public void check(int page, int size, String sort, List<String> fields) {
        check(page, size);
        if (!fields.contains(sort.startsWith("-") ? sort.substring(1) : sort)) {
            throw new InvalidRequest(
                    "sort", "Sort by one of " + String.join(", ", fields) + ", with a minus before it for descending");
        }
    }
}
