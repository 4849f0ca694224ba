package io.vdibroker.query.client.desktop;

import static io.vdibroker.query.store.Samples.M1;
import static io.vdibroker.query.store.Samples.M2;
import static io.vdibroker.query.store.Samples.POOL;
import static io.vdibroker.query.store.Samples.cloned;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import io.vdibroker.api.controller.query.ControllerHeartbeat;
import io.vdibroker.api.controller.query.WatchController;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.machine.PowerState;
import io.vdibroker.api.machine.event.MachineStateChanged;
import io.vdibroker.api.pool.Readiness;
import io.vdibroker.query.client.ClientProperties;
import io.vdibroker.query.desktop.Desktops;
import io.vdibroker.query.desktop.MachineFacts;
import io.vdibroker.query.store.ViewsInMemory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.queryhandling.DefaultQueryGateway;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** The last look was at NOW. */
class LastAddressesTest {

    private static final Instant NOW = ViewsInMemory.NOW;

    private final ViewsInMemory views = new ViewsInMemory();
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final ClientProperties properties =
            new Binder(new MapConfigurationPropertySource(Map.of())).bindOrCreate("vdi.client", ClientProperties.class);
    private final SimpleQueryBus bus = SimpleQueryBus.builder().build();
    private boolean reachable;
    private @Nullable Instant lookedAt = NOW;

    @BeforeEach
    void start() {
        context.registerBean(MongoDatabase.class, views::database);
        context.scan("io.vdibroker.query.desktop", "io.vdibroker.query.store");
        context.refresh();
        views.to(context.getBeansWithAnnotation(ProcessingGroup.class).values().toArray());
        bus.subscribe(
                WatchController.class.getName(),
                ControllerHeartbeat.class,
                query -> new ControllerHeartbeat(
                        ((WatchController) query.getPayload()).controllerId(), NOW, reachable, null, lookedAt));
        views.tell(cloned(M1, "vdi-1"), cloned(M2, "vdi-2"), shown(M1, PowerState.ON, "10.0.0.7"));
    }

    @AfterEach
    void close() {
        context.close();
        views.close();
    }

    @Test
    void areThoseOfMachinesThatRanWhenTheyWereLastLookedAt() {
        assertThat(mayBeGiven(M1, Duration.ofHours(11))).isTrue();
    }

    @Test
    void areNotGivenForEver() {
        assertThat(mayBeGiven(M1, Duration.ofHours(13))).isFalse();
    }

    @Test
    void areAsOldAsTheMachineWasSeenIfNobodyRemembersTheLastLook() {
        lookedAt = null;
        assertThat(mayBeGiven(M1, Duration.ofHours(11))).isTrue();
        assertThat(mayBeGiven(M1, Duration.ofHours(13))).isFalse();
    }

    @Test
    void areNotOfMachinesThatEcpDidNotShow() {
        views.tell(shown(M1, PowerState.UNKNOWN, null));
        assertThat(mayBeGiven(M1, Duration.ofMinutes(1))).isFalse();
    }

    @Test
    void areNotGivenOnceAnotherMachineReportedThem() {
        views.tell(shown(M2, PowerState.ON, "10.0.0.7"));
        assertThat(mayBeGiven(M1, Duration.ofMinutes(1))).isFalse();
        assertThat(mayBeGiven(M2, Duration.ofMinutes(1))).isTrue();

        views.tell(shown(M2, PowerState.OFF, null));
        assertThat(mayBeGiven(M1, Duration.ofMinutes(1)))
                .as("it may have it again, but has not said so")
                .isFalse();

        views.tell(shown(M1, PowerState.ON, "10.0.0.7"));
        assertThat(mayBeGiven(M1, Duration.ofMinutes(1))).isTrue();
    }

    @Test
    void areNotTakenFromAMachineThatOnlyKeepsIts() {
        views.tell(shown(M2, PowerState.ON, "10.0.0.7"));
        views.tell(new MachineStateChanged(M1, POOL, PowerState.ON, false, "10.0.0.7", 5901, null, null, Readiness.ON));
        assertThat(mayBeGiven(M1, Duration.ofMinutes(1))).isFalse();
    }

    @Test
    void aControllerIsSilentOnceItHasToldThatItIsNotReached() {
        var heartbeats = heartbeats(Duration.ZERO);
        var controller = Objects.requireNonNull(facts(M1).controllerId());
        assertThat(heartbeats.isSilent(controller)).isTrue();
        assertThat(heartbeats.isViewFresh(controller)).isFalse();
    }

    @Test
    void theViewIsNotFreshWhenALookDoesNotComeToItsEnd() {
        reachable = true;
        var controller = Objects.requireNonNull(facts(M1).controllerId());
        assertThat(heartbeats(Duration.ofSeconds(10)).isViewFresh(controller)).isTrue();

        lookedAt = NOW.minus(Duration.ofMinutes(5));
        assertThat(heartbeats(Duration.ofSeconds(10)).isViewFresh(controller)).isFalse();
        assertThat(heartbeats(Duration.ofSeconds(10)).isFresh(controller)).isTrue();
    }

    private boolean mayBeGiven(MachineId machine, Duration later) {
        return new LastAddresses(context.getBean(Desktops.class), heartbeats(later), properties, clock(later))
                .mayBeGiven(facts(machine));
    }

    private MachineFacts facts(MachineId machine) {
        return context.getBean(Desktops.class).facts(machine).orElseThrow();
    }

    private Heartbeats heartbeats(Duration later) {
        return new Heartbeats(DefaultQueryGateway.builder().queryBus(bus).build(), properties, clock(later));
    }

    private static Clock clock(Duration later) {
        return Clock.fixed(NOW.plus(later), ZoneOffset.UTC);
    }

    private static MachineStateChanged shown(MachineId machine, PowerState power, @Nullable String address) {
        return new MachineStateChanged(
                machine, POOL, power, address != null, address, 5901, null, null, Readiness.ON_WITH_AGENT);
    }
}
