package io.vdibroker.query.pool;

import io.vdibroker.api.Uuids;
import io.vdibroker.api.person.GroupId;
import io.vdibroker.api.person.Sealed;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.pool.Entitled;
import io.vdibroker.api.pool.EntitledKind;
import io.vdibroker.api.pool.query.EntitlementView;
import java.time.Instant;
import java.util.Map;

record EntitlementDocument(EntitledKind kind, String party, Instant since) {

    EntitlementView toView(Map<UserId, Sealed> logins, Map<GroupId, String> names) {
        var id = Uuids.parse(party);
        return new EntitlementView(
                new Entitled(kind, id), logins.get(new UserId(id)), names.get(new GroupId(id)), since);
    }
}
