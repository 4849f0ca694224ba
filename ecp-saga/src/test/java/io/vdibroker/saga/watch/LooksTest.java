package io.vdibroker.saga.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.vdibroker.api.controller.ControllerCondition;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.delivery.attention.AttentionItem;
import io.vdibroker.delivery.attention.AttentionKind;
import io.vdibroker.saga.Mongo;
import io.vdibroker.saga.ecp.Ecp;
import io.vdibroker.saga.watch.Looks.Part;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LooksTest {

    private static final String MACHINE = new MachineId(new UUID(1, 1)).toString();
    private static final Map<String, String> REFUSED = Map.of(MACHINE, "no");

    private final Mongo mongo = new Mongo();
    private final Looks looks = Machines.looks(mongo.database());

    @AfterEach
    void close() {
        mongo.close();
    }

    @Test
    void areRememberedOverARestart() {
        assertThat(looks.lastOf(Ecp.CONTROLLER)).isEmpty();
        looks.completed(Ecp.CONTROLLER);
        assertThat(Machines.looks(mongo.database()).lastOf(Ecp.CONTROLLER)).isEqualTo(looks.lastOf(Ecp.CONTROLLER));
    }

    @Test
    void needAttentionWhenTheyFailThreeTimesInARow() {
        looks.noted(Ecp.CONTROLLER, Part.MACHINES, REFUSED);
        looks.noted(Ecp.CONTROLLER, Part.MACHINES, REFUSED);
        assertThat(shown()).isEmpty();

        looks.noted(Ecp.CONTROLLER, Part.MACHINES, REFUSED);
        looks.noted(Ecp.CONTROLLER, Part.TAGS, Map.of());
        assertThat(shown()).singleElement().satisfies(item -> {
            assertThat(item.kind()).isEqualTo(AttentionKind.LOOK);
            assertThat(item.subject()).isEqualTo(MACHINE);
            assertThat(item.attempts()).isEqualTo(3);
            assertThat(item.cause()).isEqualTo("no");
        });

        looks.noted(Ecp.CONTROLLER, Part.MACHINES, Map.of());
        assertThat(shown()).isEmpty();
    }

    @Test
    void needNoneWhenTheControllerIsKnownToAnswerNothingOrIsGone() {
        for (var i = 0; i < 3; i++) {
            looks.noted(Ecp.CONTROLLER, Part.ALL, Map.of(Ecp.CONTROLLER.toString(), "nobody listens there"));
        }
        assertThat(shown()).hasSize(1);

        Ecp.condition(mongo.database(), ControllerCondition.SILENT);
        assertThat(shown()).isEmpty();

        Ecp.condition(mongo.database(), ControllerCondition.ANSWERS);
        assertThat(shown()).hasSize(1);
        looks.retain(Set.of());
        assertThat(shown()).isEmpty();
    }

    private Iterable<AttentionItem> shown() {
        return new FailingLooks(looks, Ecp.overlays(mongo.database())).items();
    }
}
