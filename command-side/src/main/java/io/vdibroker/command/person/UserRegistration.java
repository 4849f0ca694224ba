package io.vdibroker.command.person;

import io.vdibroker.api.person.command.RegisterUser;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.config.Configuration;
import org.axonframework.modelling.command.Repository;

/** Registers an account and reserves its login in one unit of work: both, or none. */
class UserRegistration {

    private final Supplier<Configuration> axon;
    private final People people;
    private final SecurityRoles security;

    /** Axon is asked for only when there is a command: it makes its repositories after the beans. */
    UserRegistration(Supplier<Configuration> axon, People people, SecurityRoles security) {
        this.axon = axon;
        this.people = people;
        this.security = security;
    }

    /** Answers with the reference of the password that holds: a repeat brings one that is not needed. */
    @CommandHandler
    String handle(RegisterUser command) throws Exception {
        Repository<Login> logins = axon.get().repository(Login.class);
        Repository<User> users = axon.get().repository(User.class);
        var user = users.loadOrCreate(command.userId().toString(), User::new);
        if (!user.invoke(it -> it.isRegisteredLike(command))) {
            command.groups().forEach(people::refuseUnlessKnown);
            logins.loadOrCreate(command.loginKey().toString(), Login::new)
                    .execute(login -> login.reserve(command.loginKey(), command.userId()));
            user.execute(it -> {
                it.register(command);
                it.note(security);
            });
        }
        return user.invoke(User::credentialRef);
    }
}
