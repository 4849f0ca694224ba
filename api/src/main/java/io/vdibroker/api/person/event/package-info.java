/** What can have happened to users and groups. */
@NullMarked
package io.vdibroker.api.person.event;

import org.jspecify.annotations.NullMarked;
