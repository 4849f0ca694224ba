package io.vdibroker.simulator.domain;

import io.vdibroker.simulator.http.EcpError;
import io.vdibroker.simulator.state.Domain;
import io.vdibroker.simulator.state.World;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Consoles that somebody has open. Who knows port and password gets in, whoever it is, and sees the session that runs.
 * A viewer ends
 * with the machine's power; remote access that is taken away ends it by the rule {@code remoteAccessEndsViewers} only.
 * Restarts of the
 * simulator forget them.
 */
@Component
public class Viewers {

    /**
     * A viewer and whose session it shows; that is of who opened it first since the machine booted, or nobody's once it
     * is closed.
     */
    public record View(String id, String who, String domain, boolean open, @Nullable String sessionOf) {}

    private record Viewer(String who, String domain, int powerOffs, int accessesEnded) {}

    private record Session(String domain, int boots) {}

    private final World world;
    private final Map<String, Viewer> viewers = new LinkedHashMap<>();
    private final Map<Session, String> owners = new LinkedHashMap<>();

    Viewers(World world) {
        this.world = world;
    }

    /** Refused if there is no such console or the password is wrong. */
    public View open(String who, int port, String password) {
        Domain domain = world.state().domains.values().stream()
                .filter(each -> each.isOn() && each.remoteAccess)
                .filter(each -> Objects.equals(each.port, port) || Objects.equals(each.realPort, port))
                .filter(each -> each.graphicsPassword.equals(password))
                .findFirst()
                .orElseThrow(() -> EcpError.refused("No console answers there to this password."));
        String id = UUID.randomUUID().toString();
        viewers.put(id, new Viewer(who, domain.id, domain.powerOffs, domain.accessesEnded));
        owners.putIfAbsent(new Session(domain.id, domain.boots), who);
        return view(id);
    }

    public List<View> all() {
        return viewers.keySet().stream().map(this::view).toList();
    }

    public View view(String id) {
        Viewer viewer = viewers.get(id);
        if (viewer == null) {
            throw EcpError.notFound("viewer", id);
        }
        Domain domain = world.state().domains.get(viewer.domain());
        boolean open = domain != null && isOpen(viewer, domain);
        return new View(
                id,
                viewer.who(),
                viewer.domain(),
                open,
                domain == null || !open ? null : owners.get(new Session(domain.id, domain.boots)));
    }

    public void close(String id) {
        viewers.remove(id);
    }

    private boolean isOpen(Viewer viewer, Domain domain) {
        boolean cut = world.state().settings.rules().remoteAccessEndsViewers()
                && domain.accessesEnded != viewer.accessesEnded();
        return domain.power != Domain.OFF && domain.powerOffs == viewer.powerOffs() && !cut;
    }
}
