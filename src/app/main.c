#include "app/command.h"
#include "base/crypto.h"

#include <unistd.h>

int main(int argc, char **argv) {
    Error e;
    if (crypto_start(&e) != ERR_OK) {
        fprintf(stderr, "tanggap: %s\n", e.msg);
        return STATUS_FAILED;
    }
    return (int)command_main(argc, argv, environ, &(Streams){ stdout, stderr, STDIN_FILENO });
}
