package io.vdibroker.simulator.admin;

import io.vdibroker.simulator.http.Journal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the broker asked, so that a test can count it. */
@RestController
@RequestMapping("/simulator/requests")
class RequestController {
    private final Journal journal;

    RequestController(Journal journal) {
        this.journal = journal;
    }

    @GetMapping
    List<Journal.Entry> list(
            @RequestParam(required = false) @Nullable String method,
            @RequestParam(required = false) @Nullable String path,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "1000") int limit) {
        return journal.list().stream()
                .filter(entry -> method == null || entry.method().equals(method.toUpperCase(Locale.ROOT)))
                .filter(entry -> path == null || entry.path().contains(path))
                .filter(entry -> entry.number() > after)
                .limit(limit)
                .toList();
    }

    /** Ids are written as {@code {id}}, so that requests for different machines count together. */
    @GetMapping("/counts")
    Map<String, Long> counts() {
        return journal.list().stream()
                .collect(Collectors.groupingBy(
                        entry -> entry.method() + " " + entry.path().replaceAll("[0-9a-fA-F-]{36}", "{id}"),
                        TreeMap::new,
                        Collectors.counting()));
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void clear() {
        journal.clear();
    }
}
