package io.vdibroker.saga.worker;

import io.vdibroker.api.operation.DomainJoin;
import io.vdibroker.delivery.bus.Commands;
import io.vdibroker.saga.ecp.DomainAccount;
import io.vdibroker.saga.ecp.EcpClients;
import io.vdibroker.saga.ecp.Heartbeats;
import io.vdibroker.saga.ecp.Overlays;
import io.vdibroker.saga.time.Alarms;
import io.vdibroker.saga.time.Gate;
import io.vdibroker.saga.time.SteadyClock;
import io.vdibroker.secrets.DomainCredentials;
import io.vdibroker.secrets.SecretStore;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the worker together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({EcpLimits.class, WorkerProperties.class})
class WorkerConfiguration {
    @Bean
    Worker worker(
            WorkerList list,
            EcpClients clients,
            Overlays overlays,
            Heartbeats heartbeats,
            Commands commands,
            SecretStore secrets,
            EcpLimits limits,
            WorkerProperties properties,
            SteadyClock clock,
            Alarms alarms,
            Gate gate) {
        var works = new StepWorks(join -> account(join, secrets));
        StepSender sender = (row, command) -> commands.with(row.metadata()).sendAndWait(command);
        var worker = new Worker(
                new Worker.Tools(list, works, clients, overlays::of, sender, limits, properties, clock, alarms), gate);
        overlays.onChange(worker::overlaid);
        heartbeats.onTurn(heartbeat -> {
            if (heartbeat.reachable()) {
                worker.heard(heartbeat.controllerId());
            }
        });
        return worker;
    }

    /** Opened for one call, and kept nowhere. */
    private static DomainAccount account(DomainJoin join, SecretStore secrets) {
        var secret = secrets.open(join.credentialRef())
                .orElseThrow(() -> new MissingAccountException(
                        "The account of the domain " + join.domain() + " is not among the secrets any more"));
        return new DomainAccount(join.domain(), DomainCredentials.of(secret), join.organizationalUnit());
    }
}
