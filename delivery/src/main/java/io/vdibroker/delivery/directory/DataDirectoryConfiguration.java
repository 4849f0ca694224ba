package io.vdibroker.delivery.directory;

import io.vdibroker.delivery.DeliveryProperties;
import java.nio.file.Path;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Takes the data directory named by {@code vdi.data-dir} before any other bean can touch a file in it. */
@Configuration(proxyBeanMethods = false)
public class DataDirectoryConfiguration {

    /**
     * The property is read as text: Spring's own conversion to a path would prefer a resource of the class path that
     * happens to have the same name.
     */
    @Bean(destroyMethod = "close")
    static DataDirectory dataDirectory(Environment environment) {
        var directory = environment.getProperty("vdi.data-dir", "");
        if (directory.isBlank()) {
            throw new IllegalStateException(
                    "vdi.data-dir is not set: name the directory that the broker keeps its data in");
        }
        return DataDirectory.claim(Path.of(directory));
    }

    @Bean
    DiskRoom diskRoom(DataDirectory directory, DeliveryProperties properties) {
        return new DiskRoom(directory.path(), properties.leastRoom());
    }

    /** The lock comes first, and so does the directory for SQLite's native library, whoever opens a database. */
    @Bean
    static BeanFactoryPostProcessor dataDirectoryComesFirst() {
        return beans -> beans.getBean(DataDirectory.class);
    }
}
