package io.vdibroker.query.rebuild;

import java.util.List;

/**
 * A document that was not as the events say.
 *
 * @param collection where it lies
 * @param id its id
 * @param kind what was wrong
 * @param fields the names of the fields that were wrong; what they hold is not told
 */
public record Difference(String collection, String id, Kind kind, List<String> fields) {

    /** What can be wrong with a document. */
    public enum Kind {
        /** It was not there. */
        MISSING,

        /** It was there, and should not have been. */
        SURPLUS,

        /** It had other fields, or others in them. */
        DIFFERENT
    }
}
