package io.vdibroker.command.pool;

import static io.vdibroker.command.pool.PoolFixture.*;
import static io.vdibroker.command.pool.Samples.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.DomainJoin;
import io.vdibroker.api.pool.AfterDisconnect;
import io.vdibroker.api.pool.CloningSettings;
import io.vdibroker.api.pool.PoolSettings;
import io.vdibroker.api.pool.PoolType;
import io.vdibroker.api.pool.PreparationSettings;
import io.vdibroker.api.pool.Protocol;
import io.vdibroker.api.pool.command.CreatePool;
import io.vdibroker.api.pool.command.ReconfigurePool;
import io.vdibroker.command.Rejection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PoolRulesTest {
    private static final PreparationSettings NOTHING = new PreparationSettings(false, false, false, null, false);
    private static final PreparationSettings HOSTNAME = new PreparationSettings(true, true, true, null, false);

    private static void accepts(CreatePool command) {
        assertThatCode(() -> PoolRules.check(command)).doesNotThrowAnyException();
        if (command.type() == PoolType.AUTOMATED) {
            assertThatCode(() -> PoolRules.check(update(command), command.type(), 0))
                    .doesNotThrowAnyException();
        }
    }

    private static void refuses(CreatePool command, RejectionCode code) {
        refusesToCreate(command, code);
        assertThatThrownBy(() -> PoolRules.check(update(command), command.type(), 0))
                .isInstanceOfSatisfying(
                        Rejection.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }

    private static void refusesToCreate(CreatePool command, RejectionCode code) {
        assertThatThrownBy(() -> PoolRules.check(command))
                .isInstanceOfSatisfying(
                        Rejection.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }

    private static ReconfigurePool update(CreatePool command) {
        return new ReconfigurePool(POOL, E1, command.settings(), command.cloning(), command.preparation(), null);
    }

    private static CreatePool named(String name) {
        return create(name, SETTINGS, sizes(0, 0, 1, 1), PREPARATION);
    }

    private static CreatePool serving(PoolSettings settings) {
        return create("office", settings, sizes(0, 0, 1, 1), PREPARATION);
    }

    private static CreatePool prepared(PreparationSettings preparation) {
        return create("office", SETTINGS, sizes(0, 0, 1, 1), preparation);
    }

    private static CreatePool cloning(String pattern, int total, String osType, PreparationSettings preparation) {
        return create(
                "office", SETTINGS, new CloningSettings(TEMPLATE, pattern, 0, 0, total, 1, true, osType), preparation);
    }

    @Nested
    class Sizes {
        @ParameterizedTest
        @CsvSource({"0,0,1,1", "1,1,1,1", "10000,10000,10000,100", "0,0,10000,1", "5,0,50,50"})
        void withinTheLimitsAreAccepted(int initial, int reserve, int total, int step) {
            accepts(create(sizes(initial, reserve, total, step)));
        }

        @ParameterizedTest
        @CsvSource({
            "0,0,0,1",
            "0,0,10001,1",
            "-1,0,5,1",
            "6,0,5,1",
            "0,-1,5,1",
            "0,6,5,1",
            "0,0,5,0",
            "0,0,5,6",
            "0,0,500,101"
        })
        void outsideAreRefused(int initial, int reserve, int total, int step) {
            refuses(create(sizes(initial, reserve, total, step)), RejectionCode.POOL_SIZES_INVALID);
        }

        @Test
        void mayNotFallBelowTheMachinesThatAreThere() {
            var update = update(create(sizes(1, 1, 5, 1)));
            assertThatCode(() -> PoolRules.check(update, PoolType.AUTOMATED, 5)).doesNotThrowAnyException();
            assertThatThrownBy(() -> PoolRules.check(update, PoolType.AUTOMATED, 6))
                    .isInstanceOf(Rejection.class)
                    .hasMessage("The pool has 6 machines; delete some before its total becomes 5");
        }
    }

    @Nested
    class Names {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "a",
                    "9",
                    "-",
                    "Office-2",
                    "\u0411\u0443\u0445\u0433\u0430\u043b\u0442\u0435\u0440\u0438\u044f-1",
                    "\u0401\u043b\u043a\u0430",
                    "\u0451"
                })
        void ofLettersDigitsAndHyphensAreAccepted(String name) {
            accepts(named(name));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", " ", "a b", "a_b", "a.b", "\u00e4", "a\n", "a\u0000", "<x>", "\u0456"})
        void ofAnythingElseAreRefused(String name) {
            refusesToCreate(named(name), RejectionCode.BAD_REQUEST);
        }

        @Test
        void haveAtMost128Characters() {
            accepts(named("x".repeat(128)));
            refusesToCreate(named("x".repeat(129)), RejectionCode.BAD_REQUEST);
        }
    }

    @Nested
    class NamePatterns {
        @ParameterizedTest
        @ValueSource(strings = {"ab", "win-10", "a-", "W9"})
        void ofHostNamesAreAccepted(String pattern) {
            accepts(cloning(pattern, 10, "Linux", NOTHING));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "a", "1a", "-a", "a b", "a_b", "\u0430\u0431", "ab\n"})
        void ofAnythingElseAreRefused(String pattern) {
            refuses(cloning(pattern, 10, "Linux", NOTHING), RejectionCode.BAD_REQUEST);
        }

        @Test
        void haveAtMost63Characters() {
            accepts(cloning("x".repeat(63), 10, "Linux", NOTHING));
            refuses(cloning("x".repeat(64), 10, "Linux", NOTHING), RejectionCode.BAD_REQUEST);
        }

        @ParameterizedTest
        @CsvSource({"12,10", "13,9", "9,10000"})
        void leaveRoomForTheNumberInTheNameOfAWindowsComputer(int longest, int total) {
            accepts(cloning("x".repeat(longest), total, "Windows", HOSTNAME));
            refuses(cloning("x".repeat(longest + 1), total, "Windows", HOSTNAME), RejectionCode.BAD_REQUEST);
            accepts(cloning("x".repeat(longest + 1), total, "Windows", NOTHING));
        }

        @Test
        void leaveRoomForTheNumberInAnyHostName() {
            accepts(cloning("x".repeat(60), 10, "Linux", HOSTNAME));
            refuses(cloning("x".repeat(61), 10, "Linux", HOSTNAME), RejectionCode.BAD_REQUEST);
        }

        @Test
        void leaveRoomForTheNumberInADomain() {
            var join = new PreparationSettings(true, true, false, new DomainJoin("corp.example", "ref", null), false);
            refuses(cloning("x".repeat(15), 10, "Windows", join), RejectionCode.BAD_REQUEST);
        }
    }

    @Nested
    class Serving {
        private static PoolSettings settings(List<Protocol> protocols, AfterDisconnect action, int seconds) {
            return new PoolSettings(protocols, false, false, action, seconds);
        }

        @Test
        void needsAProtocol() {
            refuses(serving(settings(List.of(), AfterDisconnect.NONE, 0)), RejectionCode.BAD_REQUEST);
        }

        @Test
        void namesEachProtocolOnce() {
            accepts(serving(settings(List.of(Protocol.values()), AfterDisconnect.NONE, 0)));
            refuses(
                    serving(settings(List.of(Protocol.RDP, Protocol.SPICE, Protocol.RDP), AfterDisconnect.NONE, 0)),
                    RejectionCode.BAD_REQUEST);
        }

        @Test
        void recreatesNothing() {
            for (var action : AfterDisconnect.values()) {
                var command = serving(settings(List.of(Protocol.RDP), action, 60));
                if (action == AfterDisconnect.RECREATE) {
                    refuses(command, RejectionCode.POOL_TYPE_MISMATCH);
                } else {
                    accepts(command);
                }
            }
        }

        @Test
        void doesNotWaitBackwards() {
            accepts(serving(settings(List.of(Protocol.RDP), AfterDisconnect.NONE, 0)));
            refuses(serving(settings(List.of(Protocol.RDP), AfterDisconnect.NONE, -1)), RejectionCode.BAD_REQUEST);
        }
    }

    @Nested
    class Preparing {
        private static DomainJoin join(String domain, String account, @Nullable String unit) {
            return new DomainJoin(domain, account, unit);
        }

        private static PreparationSettings joining(DomainJoin join) {
            return new PreparationSettings(true, true, true, join, false);
        }

        @Test
        void needsARunningMachineForItsHostName() {
            refuses(prepared(new PreparationSettings(true, false, true, null, false)), RejectionCode.BAD_REQUEST);
        }

        @Test
        void needsARunningMachineForTheDomain() {
            refuses(
                    prepared(new PreparationSettings(true, false, false, join("corp.example", "ref", null), false)),
                    RejectionCode.BAD_REQUEST);
        }

        @Test
        void joinsADomainThatHasANameByAnAccountAndPerhapsInAUnit() {
            accepts(prepared(joining(join("corp.example", "ref", null))));
            accepts(prepared(joining(join("corp.example", "ref", "x".repeat(1000)))));
            Stream.of(
                            join(" ", "ref", null),
                            join("corp.example", "", null),
                            join("corp.example", "ref", " "),
                            join("corp.example", "ref", "x".repeat(1001)))
                    .forEach(join -> refuses(prepared(joining(join)), RejectionCode.BAD_REQUEST));
        }
    }

    @Nested
    class Types {
        private static CreatePool of(
                PoolType type,
                @Nullable CloningSettings cloning,
                @Nullable PreparationSettings preparation,
                MachineId... machines) {
            return new CreatePool(
                    POOL,
                    E1,
                    type,
                    "office",
                    CONTROLLER,
                    RESOURCE_POOL,
                    null,
                    SETTINGS,
                    cloning,
                    preparation,
                    claimed(machines));
        }

        @Test
        void ofClonesNeedCloningAndPreparation() {
            refuses(of(PoolType.AUTOMATED, null, PREPARATION), RejectionCode.BAD_REQUEST);
            refuses(of(PoolType.AUTOMATED, sizes(0, 0, 1, 1), null), RejectionCode.BAD_REQUEST);
        }

        @Test
        void ofClonesTakeNoMachines() {
            refusesToCreate(
                    of(PoolType.AUTOMATED, sizes(0, 0, 1, 1), PREPARATION, machine(0)),
                    RejectionCode.POOL_TYPE_MISMATCH);
        }

        @Test
        void ofExistingMachinesCloneNone() {
            accepts(of(PoolType.STATIC, null, null, machine(0)));
            refuses(of(PoolType.STATIC, sizes(0, 0, 1, 1), null), RejectionCode.POOL_TYPE_MISMATCH);
            refuses(of(PoolType.STATIC, null, PREPARATION), RejectionCode.POOL_TYPE_MISMATCH);
        }

        @Test
        void ofExistingMachinesHaveNoDataPool() {
            var asked = of(PoolType.STATIC, null, null, machine(0));
            refusesToCreate(
                    new CreatePool(
                            POOL,
                            E1,
                            PoolType.STATIC,
                            "office",
                            CONTROLLER,
                            RESOURCE_POOL,
                            TEMPLATE,
                            asked.settings(),
                            null,
                            null,
                            asked.machines()),
                    RejectionCode.BAD_REQUEST);
        }

        @Test
        void ofExistingMachinesNameEachOnce() {
            refusesToCreate(of(PoolType.STATIC, null, null, machine(0), machine(0)), RejectionCode.BAD_REQUEST);
        }
    }
}
