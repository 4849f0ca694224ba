package io.vdibroker.query.pool;

import io.vdibroker.api.person.GroupId;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.pool.Entitled;

/** The stored key of a user or group: their stream key. */
final class PartyKey {

    private PartyKey() {}

    static String of(Entitled party) {
        return switch (party.kind()) {
            case USER -> new UserId(party.id()).toString();
            case GROUP -> new GroupId(party.id()).toString();
        };
    }
}
