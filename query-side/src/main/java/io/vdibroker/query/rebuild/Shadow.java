package io.vdibroker.query.rebuild;

import com.mongodb.client.MongoDatabase;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.EventMessageHandler;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.springframework.beans.factory.annotation.QualifierAnnotationAutowireCandidateResolver;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;

/**
 * A second set of the projectors of one group, with a database of their own. Whatever of this side they are made of is made
 * anew as well, so that nobody who waits for news of the view hears of what happened long ago.
 */
final class Shadow {

    private static final String THIS_SIDE = "io.vdibroker.query.";

    private final DefaultListableBeanFactory original;
    private final DefaultListableBeanFactory copies;
    private final List<String> projectors;

    Shadow(DefaultListableBeanFactory original, String group, MongoDatabase database) {
        this.original = original;
        copies = new DefaultListableBeanFactory(original);
        copies.setAutowireCandidateResolver(new QualifierAnnotationAutowireCandidateResolver());
        // by the same name, which hides that of the original
        copies.registerSingleton(original.getBeanNamesForType(MongoDatabase.class)[0], database);
        projectors = projectorsOf(group);
        Set<Class<?>> made = new LinkedHashSet<>();
        projectors.forEach(name -> collect(original.getBean(name).getClass(), made));
        for (var type : made) {
            copies.registerBeanDefinition(
                    original.getBeanNamesForType(type)[0],
                    new RootBeanDefinition(type, AutowireCapableBeanFactory.AUTOWIRE_CONSTRUCTOR, false));
        }
    }

    /** The projectors, as who tells them events needs them. */
    List<EventMessageHandler> projectors() {
        var resolvers = original.getBean(ParameterResolverFactory.class);
        return projectors.stream()
                .<EventMessageHandler>map(name -> new AnnotationEventHandlerAdapter(copies.getBean(name), resolvers))
                .toList();
    }

    private List<String> projectorsOf(String group) {
        return Arrays.stream(original.getBeanNamesForAnnotation(ProcessingGroup.class))
                .filter(name -> {
                    var of = original.findAnnotationOnBean(name, ProcessingGroup.class);
                    return of != null && of.value().equals(group);
                })
                .toList();
    }

    private static void collect(Class<?> type, Set<Class<?>> made) {
        if (type.getName().startsWith(THIS_SIDE) && !type.isInterface() && made.add(type)) {
            for (var part : type.getDeclaredConstructors()[0].getParameterTypes()) {
                collect(part, made);
            }
        }
    }
}
