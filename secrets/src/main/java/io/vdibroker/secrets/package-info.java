/**
 * Sealed values that live outside the event store, so that they can be deleted:
 * {@link io.vdibroker.secrets.SecretStore} for passwords and keys, {@link io.vdibroker.secrets.PersonalData} for what
 * identifies a person.
 */
@NullMarked
package io.vdibroker.secrets;

import org.jspecify.annotations.NullMarked;
