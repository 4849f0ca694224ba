package io.vdibroker.saga.ecp;

import static org.assertj.core.api.Assertions.assertThat;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.machine.Network;
import io.vdibroker.api.machine.Observation;
import io.vdibroker.api.machine.PowerState;
import io.vdibroker.saga.ecp.RecordedSights.Recorded;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MachineAddressesTest {

    private static final String BRIDGE = "172.17.0.1";

    private final Map<MachineId, Recorded> recorded = new HashMap<>();
    private final MachineAddresses addresses;
    private List<Network> networks = List.of();

    MachineAddressesTest() {
        for (var number = 1; number <= 3; number++) {
            recorded.put(
                    id(number),
                    new Recorded(new Observation(PowerState.UNKNOWN, false, null, null, null, null), List.of()));
        }
        addresses = new MachineAddresses(Map.copyOf(recorded));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.9.9.9",
                "0.0.0.0",
                "0.1.2.3",
                "169.254.7.7",
                "224.0.0.251",
                "239.255.255.250",
                "255.255.255.255",
                "240.0.0.1",
                "::1",
                "fe80::1",
                "2001:db8::7",
                "",
                "localhost",
                "10.0.0",
                "10.0.0.256",
                "010.0.0.1",
                "10.0.0.7/24"
            })
    void areNoneThatNobodyElseReachesAGuestBy(String address) {
        assertThat(reached(heard(1, address))).containsExactly((String) null);
        assertThat(reached(heard(1, address, "10.0.0.7"))).containsExactly("10.0.0.7");
    }

    @Test
    void areNotThoseThatSeveralMachinesReport() {
        assertThat(reached(heard(1, BRIDGE, "10.0.0.1"), heard(2, BRIDGE, "10.0.0.2")))
                .containsExactly("10.0.0.1", "10.0.0.2");
        assertThat(reached(heard(1, BRIDGE), heard(2, BRIDGE))).containsExactly(null, null);
    }

    @Test
    void areLostWhenTheyBecomeShared() {
        assertThat(reached(heard(1, BRIDGE, "10.0.0.1"))).containsExactly(BRIDGE);
        record(1, PowerState.ON, true, BRIDGE);
        assertThat(reached(heard(2, BRIDGE, "10.0.0.2"))).containsExactly("10.0.0.2");
        assertThat(reached(heard(1, BRIDGE, "10.0.0.1"))).containsExactly("10.0.0.1");
    }

    @Test
    void areNotTheBridgeAlthoughTheOtherMachineIsOffByNow() {
        reached(heard(1, BRIDGE, "10.0.0.1"), heard(2, BRIDGE, "10.0.0.2"));
        reached(off(1), off(2));
        assertThat(reached(heard(3, BRIDGE, "10.0.0.3"))).containsExactly("10.0.0.3");
        assertThat(reached(heard(3, BRIDGE))).as("better than none").containsExactly(BRIDGE);
    }

    @Test
    void areNotSharedWithAMachineThatIsOffOrGone() {
        reached(heard(1, "10.0.0.1"));
        reached(off(1));
        assertThat(reached(heard(2, "10.0.0.1"))).as("a lease that passed on").containsExactly("10.0.0.1");

        reached(heard(3, "10.0.0.3"));
        recorded.remove(id(3));
        addresses.know(Map.copyOf(recorded));
        assertThat(reached(heard(1, "10.0.0.3"))).containsExactly("10.0.0.3");
    }

    @Test
    void stayWhileTheAgentListsThemInWhateverOrder() {
        record(1, PowerState.ON, true, "10.0.0.1");
        assertThat(reached(heard(1, "192.168.0.1", "10.0.0.1"))).containsExactly("10.0.0.1");
        assertThat(reached(heard(1, "192.168.0.1"))).containsExactly("192.168.0.1");
    }

    @Test
    void stayWhenTheAgentOfAMachineFellSilentThatNeverLeftOn() {
        record(1, PowerState.ON, true, "10.0.0.1");
        assertThat(reached(silent(1, PowerState.ON))).containsExactly("10.0.0.1");
        record(1, PowerState.ON, false, "10.0.0.1");
        assertThat(reached(silent(1, PowerState.ON))).containsExactly("10.0.0.1");
        assertThat(reached(silent(1, PowerState.OFF))).containsExactly((String) null);

        record(1, PowerState.OFF, false, null);
        assertThat(reached(silent(1, PowerState.ON))).containsExactly((String) null);
    }

    @Test
    void passOnFromASilentAgentToTheMachineThatReportsThem() {
        record(1, PowerState.ON, true, "10.0.0.1");
        assertThat(reached(silent(1, PowerState.ON), heard(2, "10.0.0.1"))).containsExactly(null, "10.0.0.1");
    }

    @Test
    void areThoseOfTheNetworksThatAreNamed() {
        networks = List.of(
                new Network(10 << 24, 8), Network.parse("192.168.7.0/24").orElseThrow());
        record(1, PowerState.UNKNOWN, false, null);
        assertThat(reached(heard(1, "172.16.0.1", "192.168.8.1", "10.0.0.1"))).containsExactly("10.0.0.1");
        assertThat(reached(heard(1, "192.168.7.9"))).containsExactly("192.168.7.9");
        assertThat(reached(heard(1, "172.16.0.1"))).containsExactly((String) null);

        record(1, PowerState.ON, true, "172.16.0.1");
        assertThat(reached(heard(1, "172.16.0.1", "10.0.0.1")))
                .as("named since")
                .containsExactly("10.0.0.1");
        assertThat(reached(silent(1, PowerState.ON))).containsExactly((String) null);
    }

    @Test
    void ofMachinesOfOthersAreNotCompared() {
        reached(heard(7, "10.0.0.1"));
        assertThat(reached(heard(1, "10.0.0.1"))).containsExactly("10.0.0.1");
    }

    private void record(int number, PowerState power, boolean agentHeard, @Nullable String address) {
        recorded.put(id(number), new Recorded(new Observation(power, agentHeard, address, null, null, null), networks));
        addresses.know(Map.copyOf(recorded));
    }

    private List<@Nullable String> reached(EcpDomain... domains) {
        return Arrays.stream(addresses.resolve(List.of(domains)).toArray(EcpDomain[]::new))
                .map(EcpDomain::address)
                .collect(Collectors.toList());
    }

    private static EcpDomain heard(int number, String... ipv4) {
        return domain(number, PowerState.ON, true, List.of(ipv4));
    }

    private static EcpDomain silent(int number, PowerState power) {
        return domain(number, power, false, List.of());
    }

    private static EcpDomain off(int number) {
        return silent(number, PowerState.OFF);
    }

    private static EcpDomain domain(int number, PowerState power, boolean agentHeard, List<String> ipv4) {
        return new EcpDomain(
                id(number),
                "pc",
                "ACTIVE",
                power,
                false,
                true,
                null,
                null,
                true,
                null,
                null,
                null,
                agentHeard,
                "pc",
                ipv4,
                null);
    }

    private static MachineId id(int number) {
        return new MachineId(new UUID(1, number));
    }
}
