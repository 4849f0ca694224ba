package io.vdibroker.command.controller.web;

import io.vdibroker.api.Names;
import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.controller.TlsMode;
import io.vdibroker.api.controller.TlsTrust;
import io.vdibroker.api.controller.command.EndControllerService;
import io.vdibroker.api.controller.command.ForgetStranger;
import io.vdibroker.api.controller.command.PutControllerInService;
import io.vdibroker.api.controller.command.ReconfigureController;
import io.vdibroker.api.controller.command.RegisterController;
import io.vdibroker.api.controller.command.RemoveController;
import io.vdibroker.api.controller.query.ControllerTestView;
import io.vdibroker.api.controller.query.TestController;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.delivery.bus.Commands;
import io.vdibroker.secrets.Secret;
import io.vdibroker.secrets.SecretKind;
import io.vdibroker.secrets.SecretStore;
import io.vdibroker.web.AdminRest;
import io.vdibroker.web.Caller;
import io.vdibroker.web.EvenWhenBusy;
import io.vdibroker.web.InvalidRequest;
import io.vdibroker.web.RequestRefused;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;

/** Connects ECP VeiLs: a controller is tested before it is registered, and its key goes to secrets before anything else. */
@AdminRest
@RequestMapping("/api/v1/controllers")
class ControllerEndpoint {

    private static final String ADDRESS = "[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?";

    record Tls(@NotNull TlsMode mode, @Nullable @Size(max = 64_000) String certificatePem) {

        TlsTrust trust() {
            var pem = certificatePem == null || certificatePem.isBlank() ? null : certificatePem;
            if ((pem != null) != (mode == TlsMode.CERTIFICATE)) {
                throw new InvalidRequest(
                        "tls.certificatePem",
                        "Give a certificate in PEM form for the mode CERTIFICATE, and only for it");
            }
            return new TlsTrust(mode, pem == null ? null : PemCertificates.of(pem, "tls.certificatePem"));
        }
    }

    record Connection(
            @Nullable
                    @Size(min = 1, max = 128, message = "Must have 1 to 128 characters")
                    @Pattern(regexp = Names.NAME, message = Names.NAME_RULE)
                    String name,
            @NotNull
                    @Pattern(
                            regexp = ADDRESS,
                            message = "Must be a host name or an IPv4 address, without scheme; a port may follow")
                    String address,
            @Nullable @Valid Tls tls,
            @NotBlank @Size(max = 8192) String key) {

        Connection {
            name = Names.composed(name);
        }

        TlsTrust trust() {
            return tls == null ? new TlsTrust(TlsMode.SYSTEM, null) : tls.trust();
        }

        @Override
        public String toString() {
            return "Connection(" + address + ")";
        }
    }

    record Created(ControllerId id, String version) {}

    private final Commands commands;
    private final QueryGateway queries;
    private final SecretStore secrets;

    ControllerEndpoint(Commands commands, QueryGateway queries, SecretStore secrets) {
        this.commands = commands;
        this.queries = queries;
        this.secrets = secrets;
    }

    @EvenWhenBusy
    @PostMapping("/test")
    CompletableFuture<ControllerTestView> test(@Valid @RequestBody Connection connection, Caller caller) {
        var trust = connection.trust();
        var ref = secrets.put(SecretKind.ECP_KEY, connection.key());
        return ask(new TestController(connection.address(), trust, ref))
                .whenComplete((view, error) -> secrets.delete(ref));
    }

    @PostMapping
    CompletableFuture<ResponseEntity<Created>> register(@Valid @RequestBody Connection connection, Caller caller) {
        return register(new ControllerId(UUID.randomUUID()), connection, caller);
    }

    /** Registers a controller under the caller's own id, once. */
    @PutMapping("/{controllerId}")
    CompletableFuture<ResponseEntity<Created>> register(
            @PathVariable ControllerId controllerId, @Valid @RequestBody Connection connection, Caller caller) {
        return afterTest(connection, tested -> commands.with(caller.metadata())
                        .send(new RegisterController(
                                controllerId,
                                name(connection),
                                connection.address(),
                                connection.trust(),
                                tested.ref(),
                                tested.version())))
                .thenApply(tested -> ResponseEntity.created(URI.create("/api/v1/controllers/" + controllerId.value()))
                        .body(new Created(controllerId, tested.version())));
    }

    @PutMapping("/{controllerId}/settings")
    CompletableFuture<Created> reconfigure(
            @PathVariable ControllerId controllerId, @Valid @RequestBody Connection connection, Caller caller) {
        return afterTest(connection, tested -> commands.with(caller.metadata())
                        .send(new ReconfigureController(
                                controllerId,
                                name(connection),
                                connection.address(),
                                connection.trust(),
                                tested.ref(),
                                tested.version())))
                .thenApply(tested -> new Created(controllerId, tested.version()));
    }

    @EvenWhenBusy
    @PostMapping("/{controllerId}/service")
    CompletableFuture<ResponseEntity<Void>> beginService(@PathVariable ControllerId controllerId, Caller caller) {
        return send(new PutControllerInService(controllerId), caller);
    }

    @EvenWhenBusy
    @DeleteMapping("/{controllerId}/service")
    CompletableFuture<ResponseEntity<Void>> endService(@PathVariable ControllerId controllerId, Caller caller) {
        return send(new EndControllerService(controllerId), caller);
    }

    @EvenWhenBusy
    @PostMapping("/{controllerId}/strangers/{machineId}/forget")
    CompletableFuture<ResponseEntity<Void>> forget(
            @PathVariable ControllerId controllerId, @PathVariable MachineId machineId, Caller caller) {
        return send(new ForgetStranger(controllerId, machineId), caller);
    }

    @DeleteMapping("/{controllerId}")
    CompletableFuture<ResponseEntity<Void>> remove(@PathVariable ControllerId controllerId, Caller caller) {
        return send(new RemoveController(controllerId), caller);
    }

    private CompletableFuture<ResponseEntity<Void>> send(Object command, Caller caller) {
        return commands.with(caller.metadata()).send(command).thenApply(done -> ResponseEntity.noContent()
                .build());
    }

    private record Tested(String ref, String version) {}

    /** The key stays in secrets only if the controller passed the test, and the command was neither refused nor a repeat. */
    private CompletableFuture<Tested> afterTest(Connection connection, Function<Tested, CompletableFuture<?>> command) {
        var trust = connection.trust();
        var ref = secrets.put(SecretKind.ECP_KEY, connection.key());
        return ask(new TestController(connection.address(), trust, ref))
                .thenApply(view -> new Tested(ref, version(view)))
                .thenCompose(tested -> command.apply(tested).thenApply(used -> {
                    if (!ref.equals(used)) {
                        secrets.delete(ref);
                        refuseUnlessSame(connection.key(), String.valueOf(used));
                    }
                    return tested;
                }))
                .whenComplete((tested, error) -> {
                    if (error != null) {
                        secrets.delete(ref);
                    }
                });
    }

    /** A question that cannot be asked is one that failed, or the key would stay. */
    private CompletableFuture<ControllerTestView> ask(TestController question) {
        try {
            return queries.query(question, ControllerTestView.class);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** A registration that brings another key is no repeat, and changes nothing. */
    private void refuseUnlessSame(String key, String used) {
        if (!secrets.open(used).map(Secret::reveal).filter(key::equals).isPresent()) {
            throw new RequestRefused(
                    RejectionCode.CONFLICT, "The controller has another key; PUT to its settings changes it");
        }
    }

    private static String version(ControllerTestView view) {
        if (view.problem() == null) {
            return view.version() == null ? "" : view.version();
        }
        throw new InvalidRequest(
                switch (view.problem()) {
                    case NAME, NO_ANSWER, VERSION -> "address";
                    case TLS -> "tls";
                    case KEY -> "key";
                },
                view.message());
    }

    private static String name(Connection connection) {
        return connection.name() == null ? connection.address() : connection.name();
    }
}
