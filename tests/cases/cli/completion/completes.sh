# completes.sh WORD...: what the last word is completed to
. ./c.sh
COMP_WORDS=("$@")
COMP_CWORD=$(($# - 1))
_clea clea "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
echo "${COMPREPLY[@]}"
