/** Accounts and groups. */
@NullMarked
package io.vdibroker.query.person;

import org.jspecify.annotations.NullMarked;
