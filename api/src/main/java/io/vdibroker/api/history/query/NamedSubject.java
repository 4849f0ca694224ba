package io.vdibroker.api.history.query;

import io.vdibroker.api.person.Sealed;
import org.jspecify.annotations.Nullable;

/**
 * What something is called that an entry speaks of, also when it is long gone.
 *
 * @param subject as {@code pool/<uuid>}, {@code machine/<uuid>}, {@code user/<uuid>}, ..
 * @param name of anything but a person
 * @param login of a person
 */
public record NamedSubject(String subject, @Nullable String name, @Nullable Sealed login) {}
