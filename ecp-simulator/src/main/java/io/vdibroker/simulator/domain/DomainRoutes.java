package io.vdibroker.simulator.domain;

import io.vdibroker.simulator.http.Answer;
import io.vdibroker.simulator.http.Call;
import io.vdibroker.simulator.http.EcpError;
import io.vdibroker.simulator.http.Listing;
import io.vdibroker.simulator.http.Router;
import io.vdibroker.simulator.state.Domain;
import io.vdibroker.simulator.state.State;
import io.vdibroker.simulator.state.World;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Lists, shows and edits machines. */
@Component
class DomainRoutes implements Router.Routes {
    private static final List<String> ATTRIBUTES =
            List.of("tablet", "start_on_boot", "spice_stream", "cloud_init", "ha_enabled", "clean_type");

    private final World world;
    private final Domains domains;
    private final DomainView view;
    private final Names names;

    DomainRoutes(World world, Domains domains, DomainView view, Names names) {
        this.world = world;
        this.domains = domains;
        this.view = view;
        this.names = names;
    }

    @Override
    public void addTo(Router router) {
        router.get("/api/domains/", this::list)
                .get("/api/domains/{id}/", call -> Answer.ok(view.full(domains.require(call))))
                .put("/api/domains/{id}/", this::edit);
    }

    private Answer list(Call call) {
        State state = world.state();
        Stream<Domain> found = state.domains.values().stream();
        found = only(call, "resource_pool", found, domain -> domain.resourcePool);
        found = only(call, "node", found, domain -> domain.node);
        found = only(call, "datapool", found, domain -> domain.dataPool);
        found = only(call, "status", found, domain -> domain.status);
        found = only(call, "parent", found, domain -> Objects.requireNonNullElse(domain.parent, ""));
        found = only(call, "cluster", found, domain -> Objects.requireNonNull(state.nodes.get(domain.node)).cluster);
        found = only(call, "power_state", found, this::powerName);
        Boolean template = call.queryFlag("template");
        if (template != null) {
            found = found.filter(domain -> domain.template == template);
        }
        String name = call.query("name");
        if (name != null) {
            found = found.filter(domain -> domain.name.contains(name));
        }
        if (Boolean.FALSE.equals(call.queryFlag("with_vdisks"))) {
            found = found.filter(domain -> false);
        }
        String ids = call.query("ids");
        if (ids != null) {
            Set<String> wanted = ids(ids);
            found = found.filter(domain -> wanted.contains(domain.id));
        }
        List<Map<String, Object>> rows = found.map(view::full).toList();
        return Listing.page(call, rows, DomainView.SHORT);
    }

    private static Stream<Domain> only(
            Call call, String filter, Stream<Domain> domains, Function<Domain, String> property) {
        String wanted = call.query(filter);
        return wanted == null || wanted.isBlank()
                ? domains
                : domains.filter(domain -> wanted.equals(property.apply(domain)));
    }

    private String powerName(Domain domain) {
        return switch (view.power(domain)) {
            case Domain.ON -> "ON";
            case Domain.SUSPENDED -> "SUSPENDED";
            case Domain.OFF -> "OFF";
            default -> "UNDEFINED";
        };
    }

    /** An id that is none, as after a trailing comma, spoils the whole request. */
    private static Set<String> ids(String text) {
        Set<String> ids = new HashSet<>();
        for (String id : Arrays.asList(text.split(",", -1))) {
            if (id.length() != 36) {
                throw EcpError.refused("can't decode ids");
            }
            ids.add(Call.uuid("ids", id));
        }
        return ids;
    }

    private Answer edit(Call call) {
        Domain domain = domains.requireFree(call);
        String name = call.optionalText("verbose_name");
        if (name != null) {
            domain.name = names.rename(domain, name);
        }
        String description = call.optionalText("description");
        domain.description = description == null ? domain.description : description;
        String osType = call.optionalText("os_type");
        domain.osType = osType == null ? domain.osType : osType;
        String osVersion = call.optionalText("os_version");
        domain.osVersion = osVersion == null ? domain.osVersion : osVersion;
        for (String attribute : ATTRIBUTES) {
            if (call.body().has(attribute)) {
                domain.attributes.put(attribute, call.flag(attribute));
            }
        }
        domains.updated(domain);
        return Answer.ok(view.full(domain));
    }
}
