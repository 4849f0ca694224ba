package io.vdibroker.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/** One call of ECP that goes wrong in one way, in the life of a pool. */
record MatrixRow(int number, Call call, Fault fault) {

    enum Phase {
        SET_UP,
        USE,
        CANCEL,
        REMOVE
    }

    record Call(
            String name, Phase phase, String method, String path, boolean startsTask, boolean named, Set<String> ends) {

        /** Whether the machine has to be one of a domain for the call to come. */
        boolean joined() {
            return Set.of("setHostname", "rename", "addToAd", "isInDomain", "rmFromAd")
                    .contains(name);
        }

        /** Whether the call comes only if the directory refuses the machine under the first name that it has in ECP. */
        boolean comesAfterARefusedName() {
            return name.equals("rename");
        }

        /** Whether the call comes in the set-up of a pool whose machines stay switched off, so that the first request starts one. */
        private boolean comesBeforePower() {
            return Set.of(
                            "findTag",
                            "createTag",
                            "namesBeginningWith",
                            "domains",
                            "cloneMachines",
                            "task",
                            "subtasks",
                            "runningTasks",
                            "addToTag")
                    .contains(name);
        }
    }

    record Fault(String name, String kind, boolean once, Map<String, Object> more) {

        private boolean isOfTask() {
            return kind.startsWith("TASK_");
        }
    }

    /** All of the matrix. */
    static List<MatrixRow> all() {
        var calls = lines("matrix-calls.txt").stream().map(MatrixRow::call).toList();
        var faults = lines("matrix-faults.txt").stream().map(MatrixRow::fault).toList();
        var rows = new ArrayList<MatrixRow>();
        for (var call : calls) {
            for (var fault : faults) {
                var row = new MatrixRow(rows.size(), call, fault);
                if ((call.startsTask() || !fault.isOfTask()) && !row.isBelieved()) {
                    rows.add(row);
                }
            }
        }
        return rows;
    }

    /** What the pool of the row is called; no name begins with another. */
    String pool() {
        return "m%03dx".formatted(number);
    }

    /**
     * Whether the row may strike the pool of this other one: when that was set up, and ECP is well again, it is like one that
     * the row would have made.
     */
    boolean fitsOn(MatrixRow other) {
        return other.call().joined() == call.joined()
                && (call.phase() != Phase.USE || other.call().comesBeforePower());
    }

    /** That a tag is not there any more is believed: there is no second way to ask for it by its id. */
    private boolean isBelieved() {
        return call.name().equals("tag") && fault.name().equals("unknown");
    }

    /** As the simulator is told of it, for a pool of this name. */
    Map<String, Object> armed(String pool) {
        var armed = new HashMap<>(fault.more());
        armed.put("kind", fault.kind());
        armed.put("method", call.method());
        armed.put("path", call.path());
        if (mustSucceed()) {
            armed.put("count", 1);
        }
        if (call.named()) {
            armed.put("names", pool + "*");
        }
        return armed;
    }

    /** A fault that strikes once, whatever it is: who strikes for ever would strike others, or keep them from their template. */
    boolean mustSucceed() {
        return fault.once() || !call.named() || call.phase() == Phase.CANCEL;
    }

    @Override
    public String toString() {
        return call.phase() + " " + call.name() + " " + fault.name() + " (" + pool() + ")";
    }

    private static Call call(List<String> cells) {
        return new Call(
                cells.get(0),
                Phase.valueOf(cells.get(1)),
                cells.get(2),
                cells.get(3),
                cells.get(4).equals("yes"),
                cells.get(5).equals("NAMED"),
                Set.of(cells.get(6).split(" ")));
    }

    @SuppressWarnings("unchecked")
    private static Fault fault(List<String> cells) {
        return new Fault(
                cells.get(0),
                cells.get(1),
                cells.get(2).equals("ONCE"),
                JsonMapper.shared().readValue(cells.get(3), Map.class));
    }

    private static List<List<String>> lines(String resource) {
        try (var reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(MatrixRow.class.getResourceAsStream(resource)), StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> List.of(line.strip().split(" *; *")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
