package io.vdibroker.command.person;

import io.vdibroker.api.person.command.RegisterUser;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.config.Configuration;
import org.axonframework.modelling.command.Repository;

/** Registers an account and reserves its login in one unit of work: both, or none. */
class UserRegistration {

    private final Supplier<Configuration> axon;

    /** Axon is asked for only when there is a command: it makes its repositories after the beans. */
    UserRegistration(Supplier<Configuration> axon) {
        this.axon = axon;
    }

    @CommandHandler
    void handle(RegisterUser command) throws Exception {
        Repository<Login> logins = axon.get().repository(Login.class);
        Repository<User> users = axon.get().repository(User.class);
        logins.loadOrCreate(command.loginKey().toString(), Login::new)
                .execute(login -> login.reserve(command.loginKey(), command.userId()));
        users.loadOrCreate(command.userId().toString(), User::new).execute(user -> user.register(command));
    }
}
