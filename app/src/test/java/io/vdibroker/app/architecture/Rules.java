package io.vdibroker.app.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.util.Set;
import org.axonframework.spring.stereotype.Aggregate;
import org.axonframework.spring.stereotype.Saga;
import org.springframework.web.bind.annotation.RestController;

/** What holds for the structure of all modules. */
final class Rules {

    private static final String[] DATABASES = {"com.mongodb..", "org.bson..", "java.sql..", "org.sqlite.."};

    static final ArchRule SAGAS_DO_NO_IO = noClasses()
            .that()
            .areAnnotatedWith(Saga.class)
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                            "java.net..",
                            "java.io..",
                            "java.nio..",
                            "com.mongodb..",
                            "org.bson..",
                            "io.vdibroker.saga.ecp..",
                            "io.vdibroker.saga.worker..",
                            "io.vdibroker.secrets..")
                    .or(DescribedPredicate.describe("a clock", type -> type.isEquivalentTo(Clock.class))));

    static final ArchRule COMMAND_SIDE_STANDS_ALONE = noClasses()
            .that()
            .resideInAPackage("io.vdibroker.command..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("io.vdibroker.query..", "io.vdibroker.saga..", "com.mongodb.."));

    static final ArchRule QUERY_SIDE_STANDS_ALONE = noClasses()
            .that()
            .resideInAPackage("io.vdibroker.query..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("io.vdibroker.command..", "io.vdibroker.saga.."));

    static final ArchRule ECP_SAGA_STANDS_ALONE = noClasses()
            .that()
            .resideInAPackage("io.vdibroker.saga..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("io.vdibroker.command..", "io.vdibroker.query.."));

    static final ArchRule MESSAGES_ARE_RECORDS = classes()
            .that()
            .resideInAnyPackage("io.vdibroker.api..command", "io.vdibroker.api..event", "io.vdibroker.api..query")
            .and()
            .areNotInterfaces()
            .and()
            .areNotEnums()
            .should()
            .beRecords();

    static final ArchRule AGGREGATES_ARE_PACKAGE_PRIVATE =
            classes().that().areAnnotatedWith(Aggregate.class).should().bePackagePrivate();

    static final ArchRule ENDPOINTS_TOUCH_NO_AGGREGATE_AND_NO_DATABASE = noClasses()
            .that()
            .areMetaAnnotatedWith(RestController.class)
            .should()
            .dependOnClassesThat(resideInAnyPackage(DATABASES)
                    .or(DescribedPredicate.describe("an aggregate", type -> type.isAnnotatedWith(Aggregate.class))));

    static final ArchRule NOBODY_READS_THE_WALL_CLOCK =
            classes().that().resideInAPackage("io.vdibroker..").should(readNoWallClock());

    private Rules() {}

    private static ArchCondition<JavaClass> readNoWallClock() {
        var readers = Set.of("now", "currentTimeMillis", "systemUTC", "systemDefaultZone");
        return new ArchCondition<>("take the time from an injected clock") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getAccessesFromSelf().stream()
                        .filter(access -> readers.contains(access.getName()) && readsWallClock(access))
                        .forEach(access -> events.add(SimpleConditionEvent.violated(type, access.getDescription())));
            }
        };
    }

    private static boolean readsWallClock(JavaAccess<?> access) {
        var owner = access.getTargetOwner();
        var isTime = resideInAPackage("java.time..").test(owner) || owner.isEquivalentTo(System.class);
        var isWiring = access.getOriginOwner().getSimpleName().endsWith("Application")
                || access.getOriginOwner().getSimpleName().endsWith("Configuration")
                || access.getOriginOwner().getSimpleName().endsWith("Delivery");
        var hasClock = access instanceof com.tngtech.archunit.core.domain.JavaMethodCall call
                && call.getTarget().getRawParameterTypes().stream().anyMatch(p -> p.isEquivalentTo(Clock.class));
        return isTime && !isWiring && !hasClock;
    }
}
