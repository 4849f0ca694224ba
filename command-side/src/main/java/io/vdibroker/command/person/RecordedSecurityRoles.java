package io.vdibroker.command.person;

import io.vdibroker.api.person.GroupId;
import io.vdibroker.api.person.UserId;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.axonframework.config.Configuration;
import org.axonframework.modelling.command.Repository;

/** Notes it in the one stream; the first note of a store brings with it what is in its history. */
final class RecordedSecurityRoles implements SecurityRoles {

    private final Supplier<Configuration> axon;

    /** Axon is asked for only when there is something to note: it makes its repositories after the beans. */
    RecordedSecurityRoles(Supplier<Configuration> axon) {
        this.axon = axon;
    }

    @Override
    public void note(UserId userId, SecurityStanding standing) {
        execute(administrators -> administrators.note(userId, standing));
    }

    @Override
    public void note(GroupId groupId, boolean administrators) {
        execute(all -> all.note(groupId, administrators));
    }

    private void execute(Consumer<SecurityAdministrators> note) {
        Repository<SecurityAdministrators> repository = axon.get().repository(SecurityAdministrators.class);
        try {
            repository
                    .loadOrCreate(SecurityAdministrators.STREAM, SecurityAdministrators::new)
                    .execute(administrators -> {
                        if (administrators.isNew()) {
                            SecurityHistory.read(axon.get().eventStore()).noteIn(administrators);
                        }
                        note.accept(administrators);
                    });
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("Could not load " + SecurityAdministrators.STREAM, e);
        }
    }
}
