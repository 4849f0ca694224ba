/** What an administrator does with a data directory on which no broker runs. */
@NullMarked
package io.vdibroker.app.admin;

import org.jspecify.annotations.NullMarked;
