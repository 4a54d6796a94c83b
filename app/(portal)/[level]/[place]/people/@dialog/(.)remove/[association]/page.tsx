export { default, generateMetadata } from '../../../remove/[association]/page.tsx';
