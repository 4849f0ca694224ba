package io.vdibroker.saga.ecp;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Reads lists: page by page to their end, and by ids that fit into a URL. */
final class EcpRows {

    /** What ECP gives on one page unless it is told otherwise. */
    static final int PAGE = 100;

    private static final int MOST_PAGES = 1_000;
    private static final int LONGEST_IDS = 3_780;

    private final EcpTransport transport;

    EcpRows(EcpTransport transport) {
        this.transport = transport;
    }

    /** All rows. The first page is asked for as the request says, and is usually all. */
    List<JsonNode> all(EcpRequest request, int pageSize) {
        List<JsonNode> rows = new ArrayList<>();
        var page = page(request);
        rows.addAll(page.rows());
        for (var pages = 1; !page.rows().isEmpty() && rows.size() < page.total(); pages++) {
            if (pages >= MOST_PAGES) {
                throw new EcpProblem.Malformed("ECP's list does not end: " + request, null);
            }
            page = page(request.page(pageSize, rows.size()));
            rows.addAll(page.rows());
        }
        return rows;
    }

    EcpPage<JsonNode> page(EcpRequest request) {
        var body = transport.send(request).body();
        var results = body.path("results");
        if (!results.isArray()) {
            throw new EcpProblem.Malformed("ECP's answer to " + request + " is no list", null);
        }
        List<JsonNode> rows = new ArrayList<>();
        results.forEach(rows::add);
        return new EcpPage<>(rows, Math.max(rows.size(), body.path("count").asLong(rows.size())));
    }

    /** The ids in as few lists as the length of a URL and the size of an unasked-for page allow; never part of an id. */
    static List<String> idLists(Collection<String> ids) {
        List<String> lists = new ArrayList<>();
        var list = new StringBuilder();
        var inList = 0;
        for (var id : ids) {
            if (inList == PAGE || (inList > 0 && list.length() + 1 + id.length() > LONGEST_IDS)) {
                lists.add(list.toString());
                list.setLength(0);
                inList = 0;
            }
            list.append(inList == 0 ? "" : ",").append(id);
            inList++;
        }
        if (inList > 0) {
            lists.add(list.toString());
        }
        return lists;
    }
}
