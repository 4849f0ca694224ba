package io.vdibroker.saga.watch;

import io.vdibroker.api.Uuids;
import io.vdibroker.api.controller.ControllerCondition;
import io.vdibroker.delivery.attention.AttentionItem;
import io.vdibroker.delivery.attention.AttentionKind;
import io.vdibroker.delivery.attention.AttentionSource;
import io.vdibroker.saga.ecp.Overlays;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Shows administrators what of ECP cannot be looked at. A controller that answers nothing is shown as such already. */
@Component
final class FailingLooks implements AttentionSource {

    private static final UUID NAMESPACE = new UUID(0, 1);

    private final Looks looks;
    private final Overlays overlays;

    FailingLooks(Looks looks, Overlays overlays) {
        this.looks = looks;
        this.overlays = overlays;
    }

    @Override
    public List<AttentionItem> items() {
        return looks.failing().stream()
                .filter(each -> overlays.of(each.controllerId()).condition() == ControllerCondition.ANSWERS)
                .map(FailingLooks::item)
                .toList();
    }

    private static AttentionItem item(Looks.Failing failing) {
        return new AttentionItem(
                Uuids.derive(
                        NAMESPACE,
                        String.join(
                                " ",
                                failing.controllerId().toString(),
                                failing.part().name(),
                                failing.subject())),
                AttentionKind.LOOK,
                "watch",
                failing.part().name(),
                failing.subject(),
                failing.since(),
                failing.times(),
                failing.text(),
                0);
    }
}
