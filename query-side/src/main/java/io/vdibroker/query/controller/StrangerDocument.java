package io.vdibroker.query.controller;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.vdibroker.api.controller.StrangerSign;
import io.vdibroker.api.controller.query.StrangerView;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.pool.PoolId;
import java.time.Instant;

record StrangerDocument(
        @JsonProperty("_id") String id,
        String controller,
        String machine,
        String name,
        StrangerSign sign,
        String pool,
        Instant foundAt,
        boolean forgotten) {

    StrangerView toView() {
        return new StrangerView(MachineId.of(machine), name, sign, PoolId.of(pool), foundAt, forgotten);
    }
}
